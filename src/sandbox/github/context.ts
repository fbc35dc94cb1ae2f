import type { ActionsControl } from './actions-service/control.ts';
import type { Downloads } from './actions-service/downloads.ts';
import type { GateControl } from './deployments/control.ts';
import type { Events } from './events.ts';
import type { Faults } from './faults.ts';
import type { RateLimiter } from './http/rate-limiter.ts';
import type { RequestLog } from './http/request-log.ts';
import type { Limits } from './limits.ts';
import type { Locks } from './locks.ts';
import type { Registrations } from './manifest/registrations.ts';
import type { State } from './state/state.ts';
import type { Overtaking } from './webhooks/overtaking.ts';
import type { Work } from './work.ts';

/** What every part of the local GitHub works on. */
export interface Context {
  readonly state: State;
  /** Such as `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
  /** `url` + `/api/v3`. */
  readonly api: string;
  /** Where the bare repositories are. */
  readonly directory: string;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly overtaking: Overtaking;
  readonly events: Events;
  readonly work: Work;
  /** By id of the repository that a network of forks started from; take them by repositories/lock.ts. */
  readonly locks: Locks;
  readonly requests: RequestLog;
  readonly limiter: RateLimiter;
  /** Apps on their way from a manifest. */
  readonly registrations: Registrations;
  readonly actions: ActionsControl;
  /** Has jobs wait for what their environment asks. */
  readonly gatekeeper: GateControl;
  readonly downloads: Downloads;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** Aborted when the local GitHub closes. */
  readonly closing: AbortSignal;
}

/** The present second as the REST API writes it: `2026-11-22T19:32:00Z`. */
export function timestamp(context: Context): string {
  return isoSeconds(context.now());
}

/** A moment in UTC without fractions of a second. */
export function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
