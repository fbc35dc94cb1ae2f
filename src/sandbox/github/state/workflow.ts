import type { JobResult, TriggerEvent, WorkflowFile } from '../../contract.ts';
import type { CheckConclusion, CheckStatus } from './check.ts';
import type { DeploymentReview, Gate } from './gate.ts';

/** A workflow file, known since it first ran or reached the default branch. */
export interface Workflow {
  readonly id: number;
  readonly repositoryId: number;
  /** Such as `.github/workflows/ci.yml`. */
  readonly path: string;
  name: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface WorkflowRun {
  readonly id: number;
  readonly repositoryId: number;
  readonly workflowId: number;
  /** Counts up per workflow. */
  readonly number: number;
  /** The check suite that its jobs' check runs are in. */
  readonly suiteId: number;
  readonly file: WorkflowFile;
  /** Name of the workflow when it ran. */
  readonly name: string;
  readonly title: string;
  readonly trigger: TriggerEvent;
  /** The commit the run is about: of a pull request its head, not the test merge that is checked out. */
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly headRepositoryId: number;
  readonly actorId: number;
  readonly inputs: Readonly<Record<string, string | boolean | number>>;
  readonly createdAt: string;
  /** Oldest first; never empty. */
  readonly attempts: RunAttempt[];
  readonly artifacts: Artifact[];
  /** Oldest first. */
  readonly gates: Gate[];
  readonly reviews: DeploymentReview[];
}

export interface RunAttempt {
  readonly number: number;
  readonly triggeringActorId: number;
  status: CheckStatus;
  conclusion: CheckConclusion | 'startup_failure' | null;
  startedAt: string;
  updatedAt: string;
  /** Results taken over from the attempt before, by a re-run of the failed jobs. */
  readonly kept: readonly JobResult[];
  readonly jobs: WorkflowJob[];
}

/** A job of an attempt; its id is also the id of its check run. */
export interface WorkflowJob {
  readonly id: number;
  /** Key under `jobs:`. */
  readonly key: string;
  /** Display name, with matrix values. */
  readonly name: string;
  status: CheckStatus;
  conclusion: CheckConclusion | null;
  /** What it deploys; null while it deploys nothing. */
  deploymentId: number | null;
  readonly createdAt: string;
  startedAt: string;
  completedAt: string | null;
  outputs: Readonly<Record<string, string>>;
  readonly steps: JobStep[];
  /** Pieces of the log, as they came. */
  readonly log: string[];
  /** Pieces of the job summary, in Markdown. */
  readonly summary: string[];
}

export interface JobStep {
  readonly number: number;
  readonly name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: CheckConclusion | null;
  readonly startedAt: string;
  completedAt: string | null;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly zip: Uint8Array<ArrayBuffer>;
  /** `sha256:` and the digest of the archive in hexadecimal. */
  readonly digest: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** The attempt that counts: the newest. @throws {Error} never for a run of the state. */
export function presentAttempt(run: WorkflowRun): RunAttempt {
  const attempt = run.attempts.at(-1);
  if (attempt === undefined) throw new Error(`Run ${run.id} has no attempt`);
  return attempt;
}
