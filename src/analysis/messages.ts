import type { Seen } from '../change/policy/detector.ts';
import type { CustomRule, Zone } from '../domain/configuration.ts';
import type { ChangedFile } from '../domain/pull-request.ts';

/** What the thread is asked: to have detectors look at files, one after another. */
export interface LookRequest {
  readonly files: readonly ChangedFile[];
  readonly zones: readonly Zone[];
  readonly custom: readonly CustomRule[];
  /** Names of detectors. */
  readonly detectors: readonly string[];
}

/** What the thread tells: which detector begins, and what it saw. */
export type LookReport =
  | { readonly kind: 'ready' }
  /** It is about to end, for this reason. */
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'begun'; readonly detector: string }
  | { readonly kind: 'seen'; readonly detector: string; readonly seen: Seen };
