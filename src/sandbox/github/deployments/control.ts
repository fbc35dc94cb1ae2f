import type { Deployment } from '../state/deployment.ts';
import type { Environment } from '../state/environment.ts';
import type { Gate } from '../state/gate.ts';
import type { WorkflowJob, WorkflowRun } from '../state/workflow.ts';

/** How a wait ended. */
export type Standing = Exclude<Gate['standing'], 'open'>;

/** A job at the gate of an environment. */
export interface Arrival {
  readonly run: WorkflowRun;
  readonly job: WorkflowJob;
  readonly environment: Environment;
  /** Null for a job that records none. */
  readonly deployment: Deployment | null;
}

/** What has jobs wait for what their environment asks. */
export interface GateControl {
  /** Waits until the gate is settled, or the signal cancels the job. */
  wait(arrival: Arrival, signal: AbortSignal): Promise<Standing>;
  /** Looks whether a gate is settled by now, and ends the wait of its jobs. */
  settle(run: WorkflowRun, gate: Gate): void;
}
