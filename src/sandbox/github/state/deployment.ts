export type DeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'in_progress'
  | 'queued'
  | 'pending'
  | 'success'
  /** Set by Actions only: a job waits for the rules of its environment. */
  | 'waiting';

export interface Deployment {
  readonly id: number;
  readonly repositoryId: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly payload: string | Readonly<Record<string, unknown>>;
  readonly originalEnvironment: string;
  readonly environment: string;
  readonly description: string | null;
  readonly creatorId: number;
  /** The App it was made through; null for a person's own. */
  readonly appId: number | null;
  readonly transient: boolean;
  readonly production: boolean;
  readonly createdAt: string;
  updatedAt: string;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
  /** The job of a run that deploys; null for one made through the API. */
  readonly job: { readonly runId: number; readonly jobId: number } | null;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly creatorId: number;
  readonly appId: number | null;
  readonly description: string;
  readonly environment: string;
  readonly targetUrl: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly createdAt: string;
}
