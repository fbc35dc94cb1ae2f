import type { Decision } from '../../domain/decision.ts';
import type { Sha } from '../../domain/ids.ts';
import type { Override } from '../../domain/override.ts';
import type { Signal } from '../../domain/signal.ts';
import type { EnvironmentPlace } from '../deployment/place.ts';
import type { RollbackEntry } from '../deployment/record.ts';
import type { FailedRun } from '../effects/rerun.ts';
import type { CommandRecord } from './record.ts';

/** What a command does besides being answered. Each can be done again without doing anything twice. */
export type Effect =
  | { readonly kind: 'approve'; readonly commit: Sha; readonly at: string }
  | { readonly kind: 'approve-deployment'; readonly commit: Sha; readonly environment: string | null }
  | { readonly kind: 'override'; readonly override: Override }
  | { readonly kind: 'rerun'; readonly runs: readonly FailedRun[] }
  | { readonly kind: 'take-back'; readonly place: EnvironmentPlace; readonly entry: RollbackEntry }
  | { readonly kind: 'decide'; readonly signal: Signal; readonly decision: Decision }
  | {
      readonly kind: 'switch';
      readonly scope: 'repository' | 'organisation';
      readonly paused: boolean;
      readonly at: string;
    }
  | { readonly kind: 'claim-help' };

/** What the flow may do next about a comment. */
export type CommandStep =
  | { readonly kind: 'rest'; readonly why: string }
  /** Do it, wake whom it concerns, and only then put on the ledger that the command is handled. */
  | {
      readonly kind: 'handle';
      readonly effect: Effect | null;
      readonly wakes: readonly (readonly [kind: string, subject: string])[];
      readonly record: CommandRecord;
    }
  | { readonly kind: 'answer'; readonly record: CommandRecord; readonly text: string | null };
