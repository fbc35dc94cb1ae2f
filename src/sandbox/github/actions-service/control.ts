import type { TriggerEvent, WorkflowFile } from '../../contract.ts';
import type { Account } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';
import type { WorkflowJob, WorkflowRun } from '../state/workflow.ts';

/** Something that may start workflows, and what the runs it starts are about. */
export interface Trigger {
  readonly event: TriggerEvent;
  readonly repository: Repository;
  readonly actor: Account;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly headRepositoryId: number;
  /** Tip of the branch before, for the check suite. */
  readonly before: string | null;
  /** From a fork, by somebody who never contributed: a maintainer has to allow the run. */
  readonly needsApproval: boolean;
}

/** What the REST API asks of GitHub Actions. */
export interface ActionsControl {
  /** Runs a workflow by hand. Null when the file does not list `workflow_dispatch`. */
  dispatch(trigger: Trigger, file: WorkflowFile, inputs: WorkflowRun['inputs']): Promise<WorkflowRun | null>;
  /**
   * Executes a completed run again, in whole or in part.
   * @param again which jobs of the last attempt are to be run again; those that need them are too
   */
  rerun(run: WorkflowRun, actor: Account, again: (job: WorkflowJob) => boolean): void;
  /** Lets a run go ahead that waits for a maintainer, because a stranger's fork asks for it. */
  approve(run: WorkflowRun): void;
  /** Cancels a run. Returns false when it is over already. */
  cancel(run: WorkflowRun): boolean;
}
