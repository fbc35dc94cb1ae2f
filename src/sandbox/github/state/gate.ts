/** What jobs of a run wait for before they may deploy to an environment. One is open at a time. */
export interface Gate {
  readonly id: number;
  readonly runId: number;
  readonly environmentId: number;
  readonly openedAt: string;
  /** Until when the environment's wait timer runs; null without one. */
  readonly waitUntil: string | null;
  /** Display names of the jobs that wait. */
  readonly jobs: string[];
  standing: 'open' | 'passed' | 'rejected' | 'expired' | 'cancelled';
  /** Whether a required reviewer has to approve, and has. */
  review: 'none' | 'pending' | 'approved' | 'rejected';
  readonly rules: GateRule[];
  /** Somebody may have started the jobs past all rules. */
  bypassed: boolean;
}

/** How an App that is asked has answered. */
export interface GateRule {
  readonly ruleId: number;
  readonly appId: number;
  answer: 'pending' | 'approved' | 'rejected';
  reports: number;
}

/** What somebody said about deployments of a run: a reviewer, or an App whose rule was asked. */
export interface DeploymentReview {
  readonly environmentIds: readonly number[];
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly userId: number;
  readonly comment: string;
  readonly at: string;
}
