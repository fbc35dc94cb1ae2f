import type { Priority } from '../../../domain/priority.ts';
import type { Resource } from './resource.ts';

/** Nothing more may be asked of GitHub for this installation now: look again at `until`. */
export class BudgetExhausted extends Error {
  readonly until: Date;

  constructor(why: string, until: Date) {
    super(`${why}; it goes on at ${until.toISOString()}`);
    this.name = 'BudgetExhausted';
    this.until = until;
  }
}

/** Shares of the hourly limit, from 0 to 1, that are kept back for who is more in a hurry. */
export interface Reserves {
  /** A sweep leaves this share alone. */
  readonly sweep: number;
  /** And so does an event. A person may spend everything. */
  readonly event: number;
}

export const defaultReserves: Reserves = { sweep: 0.5, event: 0.1 };

/** What is left of one of GitHub's hourly budgets. */
export interface Remaining {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since the epoch. */
  readonly resetAt: number;
}

/** A request was refused for a limit. Milliseconds since the epoch. */
export interface Refused {
  readonly limit: 'primary' | 'secondary';
  readonly at: number;
}

/** Without a `retry-after` GitHub asks for a pause of at least a minute. */
const unnamedPause = 60_000;
/** GitHub counts in whole seconds. */
const second = 1000;

/**
 * The API budget of one installation, as GitHub's answers tell it. What is not known, or has been reset since, is
 * taken for whole. Moments are milliseconds since the epoch.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export class Budget {
  readonly #reserves: Reserves;
  readonly #known = new Map<Resource, Remaining>();
  #pausedUntil = 0;

  constructor(reserves: Reserves = defaultReserves) {
    this.#reserves = reserves;
  }

  /** What is left, or null when GitHub has not said so within this hour. */
  left(resource: Resource, now: number): Remaining | null {
    const known = this.#known.get(resource);
    return known === undefined || known.resetAt <= now ? null : known;
  }

  /** How long everybody has to wait for a secondary limit, in milliseconds; 0 when nobody has to. */
  pause(now: number): number {
    return Math.max(0, this.#pausedUntil - now);
  }

  /**
   * Whether work of this priority may ask now.
   * @throws {BudgetExhausted} when it has to leave what is left to others, or nothing is left
   */
  admit(resource: Resource, priority: Priority, now: number): void {
    const left = this.left(resource, now);
    if (left === null) return;
    const reserve = priority === 'person' ? 0 : this.#reserves[priority];
    if (left.remaining > reserve * left.limit) return;
    const why =
      left.remaining === 0
        ? `GitHub's hourly limit is used up (${resource})`
        : `${left.remaining} of ${left.limit} requests are left (${resource}), kept for what is more urgent than this ${priority}`;
    throw new BudgetExhausted(why, new Date(left.resetAt));
  }

  /** Takes note of what an answer says is left. */
  learn(resource: Resource, headers: Headers, now: number): void {
    const remaining = headers.get('x-ratelimit-remaining');
    const resetAt = Number(headers.get('x-ratelimit-reset')) * second;
    if (remaining === null || !(resetAt > now)) return;
    const known = this.#known.get(resource);
    // Answers overtake one another: one of an older hour says nothing about this one.
    if (known !== undefined && resetAt < known.resetAt) return;
    const limit = Number(headers.get('x-ratelimit-limit') ?? known?.limit ?? remaining);
    this.#known.set(resource, { limit, remaining: Number(remaining), resetAt });
  }

  /** Takes note of a refusal: nothing more is asked until it ends. */
  refused(resource: Resource, { limit, at }: Refused, now: number): void {
    if (limit === 'secondary') {
      this.#pausedUntil = Math.max(this.#pausedUntil, at);
      return;
    }
    const known = this.left(resource, now);
    this.#known.set(resource, { limit: known?.limit ?? 0, remaining: 0, resetAt: at });
  }
}

/**
 * Until when GitHub refuses, or null when an error has another reason than a limit.
 * @param error as Octokit throws it, with `status` and `response`
 */
export function limitedUntil(error: unknown, now: number): Refused | null {
  if (!(error instanceof Error) || !('status' in error) || !('response' in error)) return null;
  if (error.status !== 403 && error.status !== 429) return null;
  const { headers = {} } = error.response as { readonly headers?: Readonly<Record<string, string>> };
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined || /secondary rate limit/i.test(error.message)) {
    const pause = Number(retryAfter) * second;
    return { limit: 'secondary', at: now + (pause > 0 ? pause : unnamedPause) };
  }
  if (headers['x-ratelimit-remaining'] !== '0') return null;
  const resetAt = Number(headers['x-ratelimit-reset']) * second;
  return { limit: 'primary', at: resetAt > now ? resetAt + second : now + unnamedPause };
}
