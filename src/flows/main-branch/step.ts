import type { PullSummary } from '../../connect/github/history.ts';
import type { WorkflowRun } from '../../connect/github/workflow-runs.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Sha } from '../../domain/ids.ts';
import type { Signal } from '../../domain/signal.ts';
import type { Revert } from './state.ts';

/** How a decided revert ended: `asked` when it could not be written and people were asked instead. */
export type RevertOutcome = 'merged' | 'declined' | 'asked';

/** What the flow may do next about a default branch. */
export type MainBranchStep =
  | { readonly kind: 'rest'; readonly why: string }
  /** Run the failed jobs once more before believing them. */
  | { readonly kind: 'second-look'; readonly run: WorkflowRun }
  | { readonly kind: 'decide'; readonly signal: Signal; readonly decision: Decision }
  /** Have the recipe write the revert, and store it as a commit that no branch points to yet. */
  | { readonly kind: 'write'; readonly revert: Revert }
  | { readonly kind: 'create-branch'; readonly revert: Revert; readonly commit: Sha }
  | { readonly kind: 'open-pull'; readonly revert: Revert; readonly title: string; readonly body: string }
  | { readonly kind: 'label'; readonly pull: PullSummary }
  | { readonly kind: 'update-body'; readonly pull: PullSummary; readonly body: string }
  | { readonly kind: 'ask'; readonly marker: string; readonly title: string; readonly body: string }
  | { readonly kind: 'record-outcome'; readonly revert: Revert; readonly outcome: RevertOutcome };
