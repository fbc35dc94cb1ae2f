import type { PullSummary } from '../../connect/github/history.ts';
import type { Question } from '../../connect/github/questions.ts';
import type { WorkflowRun } from '../../connect/github/workflow-runs.ts';
import type { Autonomy, Zone } from '../../domain/configuration.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { RepositoryId, Sha } from '../../domain/ids.ts';
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
  /** As the App assembled it for the present head; null until it has. */
  readonly evidence: Evidence | null;
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

/** A rollback that somebody ordered, whose outcome is still open. It is carried out whatever the branch's colour. */
export interface Ordered {
  readonly revert: Revert;
  /** Set when the revert could not be written. */
  readonly asking: Asking | null;
}

/** What is read of a default branch in any colour. */
interface Readable {
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
  /** Newest first. */
  readonly ordered: readonly Ordered[];
}

/** The default branch of one repository, as far as this flow looks at it. */
export type MainBranchState =
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'misconfigured'; readonly why: string }
  | (Readable & {
      readonly kind: 'healthy';
      /** The latest revert because of a red branch, when its outcome is still open. */
      readonly open: Revert | null;
    })
  | (Readable & { readonly kind: 'waiting'; readonly open: Revert | null })
  | (Readable & { readonly kind: 'unconfirmed'; readonly run: WorkflowRun; readonly autonomy: Autonomy })
  | (Readable & {
      readonly kind: 'red';
      readonly signal: Signal;
      readonly policy: { readonly autonomy: Autonomy; readonly version: string };
      readonly recorded: Recorded | null;
      readonly revert: Revert | null;
      readonly asking: Asking | null;
    });
