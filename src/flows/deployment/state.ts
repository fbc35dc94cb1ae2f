import type { Target } from '../../change/rollback/target.ts';
import type { WayBack } from '../../change/rollback/way-back.ts';
import type { Deployment } from '../../domain/deployment.ts';
import type { Environment } from '../../domain/environment.ts';
import type { EnvironmentPlace } from './place.ts';
import type { Rollback } from './record.ts';

/** The newest deployment to an environment, with what its statuses tell. */
export interface CurrentDeployment extends Deployment {
  /** A job began: before that there is nothing to take back. */
  readonly began: boolean;
  /** When it first was live; null when it never was. ISO 8601, UTC. */
  readonly liveAt: string | null;
  /** The run that deployed it, as its log's address tells; null when it does not. */
  readonly run: number | null;
  /** That run has ended, and so cannot take it back itself any more; null when there is no telling. */
  readonly runEnded: boolean | null;
}

/** What was seen of the health of a deployment. */
export interface HealthSeen {
  readonly deployment: number;
  /** The last look; ISO 8601, UTC. */
  readonly at: string;
  /** Why its health is bad, confirmed by a second look; null while it is well or nobody knows. */
  readonly bad: string | null;
}

/** Where a rollback would go, and whether it may. */
export interface RollbackPlan {
  readonly target: Target;
  /** Null where there is no target. */
  readonly way: WayBack | null;
  /** Pull requests that came in between, newest first. */
  readonly pulls: readonly number[];
}

/** An environment, as far as its flow looks at it. */
export interface WatchedEnvironment {
  readonly kind: 'environment';
  readonly place: EnvironmentPlace;
  readonly configuration: Environment;
  readonly production: boolean;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly current: CurrentDeployment | null;
  /** The newest rollback. */
  readonly rollback: Rollback | null;
  readonly watched: boolean;
  readonly released: boolean;
  readonly health: HealthSeen | null;
  /** Read only when it is about to be needed. */
  readonly plan: RollbackPlan | null;
}

export type EnvironmentState = { readonly kind: 'nothing'; readonly why: string } | WatchedEnvironment;

/** What the flow may do next about an environment. */
export type EnvironmentStep =
  | { readonly kind: 'rest'; readonly why: string }
  /** `until` is ISO 8601, UTC. */
  | { readonly kind: 'wait'; readonly until: string; readonly why: string }
  /** Ask the environment how it is. */
  | { readonly kind: 'probe'; readonly url: string; readonly deployment: number }
  /** Find out where a rollback would go. */
  | { readonly kind: 'plan'; readonly why: string }
  /** Put a rollback, or that it is refused, on record. */
  | {
      readonly kind: 'decide';
      readonly rollback: Omit<Rollback, 'key' | 'at' | 'ended' | 'told'>;
    }
  | { readonly kind: 'follow'; readonly rollback: Rollback }
  | { readonly kind: 'tell'; readonly rollback: Rollback }
  | { readonly kind: 'record-watched'; readonly deployment: number }
  | { readonly kind: 'release'; readonly current: CurrentDeployment };
