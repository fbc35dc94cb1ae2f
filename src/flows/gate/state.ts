import type { GateFacts } from '../../change/gate/facts.ts';
import type { MadeReport } from '../../change/gate/report.ts';
import type { RepositoryId } from '../../domain/ids.ts';
import type { ObjectId } from '../../domain/object.ts';
import type { RepositoryRef } from '../../domain/repository.ts';

/** The deployment to an environment that a run waits with. */
export interface GatePlace {
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
  readonly run: number;
  readonly environment: string;
  /** `owner/name/run/environment`, for people. */
  readonly subject: string;
  /** What is remembered about it is found by this. */
  readonly object: ObjectId;
}

/** A review of the deployment on GitHub that the App sees for the first time. GitHub does not tell when it was given. */
export interface UnseenReview {
  /** Where the ledger keeps when it was first seen. */
  readonly key: string;
  /** It was not there at this time; null when it may be of an earlier attempt. ISO 8601, UTC. */
  readonly after: string | null;
  readonly by: number;
}

/** A gate, as far as its flow looks at it. */
export type GateState =
  | { readonly kind: 'closed'; readonly why: string; readonly place: GatePlace | null }
  | {
      readonly kind: 'open';
      readonly place: GatePlace;
      readonly facts: GateFacts;
      /** Counts what the same attempt waited for before: a matrix may ask once more. */
      readonly round: number;
      /** Since when it waits; ISO 8601, UTC. */
      readonly since: string;
      readonly unseen: readonly UnseenReview[];
      /** What was reported in this attempt, oldest first. */
      readonly made: readonly MadeReport[];
      /** Version of the configuration that judges; null when it could not be read. */
      readonly policyVersion: string | null;
    };
