import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import type { Scope } from '../expressions/evaluate.ts';
import type { Leg } from '../plan/legs.ts';
import type { Workflow } from '../source.ts';
import type { JobOutcome, RunContext } from './run-context.ts';

/** A workflow in execution: the run's own, or one that a job calls. */
export interface WorkflowRun {
  readonly context: RunContext;
  readonly workflow: Workflow;
  /** Contexts for all jobs: github, inputs, vars, secrets. */
  readonly contexts: Scope['contexts'];
  /** The commit that `workflow` is from: `./` in it means that one. */
  readonly origin: Origin;
  /** Display name and key of the calling jobs, outermost first. */
  readonly callers: readonly { readonly id: string; readonly name: string }[];
  /** Aborts when a sibling of the calling job has failed. */
  readonly failFast: AbortSignal;
  /** Executes a job that calls another workflow. */
  callWorkflow(run: WorkflowRun, call: WorkflowCall): Promise<JobOutcome>;
}

/** A commit of a repository on this machine. */
export interface Origin {
  readonly owner: string;
  readonly name: string;
  readonly gitDirectory: string;
  /** Branch, tag or commit. */
  readonly ref: string;
}

/** A job that calls another workflow. */
export interface WorkflowCall {
  readonly id: string;
  readonly token: MappingToken;
  readonly leg: Leg;
  readonly scope: Scope;
  readonly failFast: AbortSignal;
}
