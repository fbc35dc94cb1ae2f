import type { ObjectId } from '../../domain/object.ts';
import type { Place } from '../effects/place.ts';

/** An environment of a repository. */
export interface EnvironmentPlace extends Place {
  readonly environment: string;
  /** `owner/name/environment`, for people and for waking its flow. */
  readonly subject: string;
  /** What is remembered about it is found by this. */
  readonly object: ObjectId;
}
