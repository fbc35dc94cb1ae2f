import type { InstallationFacts } from '../../connect/github/installation.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { InstallationRecord, KnownRepository, LackingPermission } from '../../platform/installations.ts';

/** One installation, as it is and as it was last known. */
export interface InstallationState {
  readonly id: InstallationId;
  /** Null when the App is not installed there (any more). */
  readonly found: InstallationFacts | null;
  /** What it covers now; empty unless it is active. */
  readonly repositories: readonly KnownRepository[];
  /** What the App asks for and was not granted. */
  readonly lacking: readonly LackingPermission[];
  readonly known: InstallationRecord | null;
  readonly knownRepositories: readonly KnownRepository[];
  /** For how many milliseconds what belongs to a gone installation is kept. */
  readonly eraseAfter: number;
  readonly now: Date;
}

/** What the flow may do next about an installation. */
export type InstallationStep =
  | { readonly kind: 'rest' }
  /** It is gone, and what is stored of it is still kept: look again after so many milliseconds. */
  | { readonly kind: 'wait'; readonly milliseconds: number }
  /** Nothing may be done for it from now on. */
  | { readonly kind: 'close'; readonly record: InstallationRecord }
  /** It is active: keep what it is like now, and have these repositories (`owner/name`) looked at as a whole. */
  | {
      readonly kind: 'update';
      readonly record: InstallationRecord;
      readonly look: readonly string[];
    }
  /** The time is over for which anything of it was kept. */
  | { readonly kind: 'erase' };
