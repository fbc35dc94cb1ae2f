import type { PullSummary } from '../../connect/github/history.ts';
import type { Question } from '../../connect/github/questions.ts';
import type { WorkflowRun } from '../../connect/github/workflow-runs.ts';
import type { Autonomy, Zone } from '../../domain/configuration.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Sha } from '../../domain/ids.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Signal } from '../../domain/signal.ts';

/** The commit that holds a revert, as the ledger remembers it. */
export type Written =
  | { readonly ok: true; readonly branch: string; readonly commit: Sha; readonly base: Sha }
  /** The recipe could not write it; a person has to. */
  | { readonly ok: false; readonly problem: string };

/** A decision that is on the ledger. */
export interface Recorded {
  readonly signal: Signal;
  readonly decision: Decision;
  readonly entry: { readonly seq: number; readonly hash: string };
}

/** How far a decided revert has come. */
export interface Revert {
  readonly recorded: Recorded;
  readonly branch: string;
  readonly written: Written | null;
  /** What the branch points to now. */
  readonly head: Sha | null;
  /** The newest pull request from the branch, whatever its state. */
  readonly pull: PullSummary | null;
  readonly before: readonly WorkflowRun[];
  readonly after: readonly WorkflowRun[];
  readonly files: readonly ChangedFile[];
  /** The base branch's, for the risk note. */
  readonly zones: readonly Zone[];
  /** Where the decision's evidence can be looked at, by its id. */
  readonly links: Readonly<Record<string, string>>;
  /** The outcome is on the ledger. */
  readonly closed: boolean;
}

/** A question that was decided to be asked, or that a failed recipe leads to. */
export interface Asking {
  readonly recorded: Recorded;
  readonly marker: string;
  readonly asked: Question | null;
}

/** The default branch of one repository, as far as this flow looks at it. */
export type MainBranchState =
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'misconfigured'; readonly why: string }
  | {
      readonly kind: 'healthy';
      readonly repository: RepositoryRef;
      /** The latest revert, when its outcome is still open. */
      readonly open: Revert | null;
    }
  | { readonly kind: 'waiting'; readonly open: Revert | null; readonly repository: RepositoryRef }
  | {
      readonly kind: 'unconfirmed';
      readonly repository: RepositoryRef;
      readonly run: WorkflowRun;
      readonly autonomy: Autonomy;
    }
  | {
      readonly kind: 'red';
      readonly repository: RepositoryRef;
      readonly signal: Signal;
      readonly policy: { readonly autonomy: Autonomy; readonly version: string };
      readonly recorded: Recorded | null;
      readonly revert: Revert | null;
      readonly asking: Asking | null;
    };
