import type { Limits } from '../limits.ts';

/** How a request fares against the limits. */
export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'primary'; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: 'secondary';
      readonly retryAfterSeconds: number;
      readonly headers: Readonly<Record<string, string>>;
    };

/** Which of a caller's limits a request counts against. */
export type Resource = 'core' | 'graphql';

/** A request, as far as limits are concerned. */
export interface Priced {
  /** Whose limits. */
  readonly key: string;
  readonly resource: Resource;
  /** A write costs five points, a read one. */
  readonly write: boolean;
  /** It makes something that people see, such as a comment. */
  readonly createsContent: boolean;
}

interface Account {
  used: number;
  /** Milliseconds since the epoch. */
  resetAt: number;
  /** Points and content-creating requests of the last hour, oldest first. */
  spent: { readonly at: number; readonly points: number; readonly content: boolean }[];
}

const minute = 60_000;
const hour = 60 * minute;

/** Counts what callers spend, per caller. Time is milliseconds since the epoch. */
export class RateLimiter {
  readonly #limits: Limits;
  /** By caller and resource. */
  readonly #accounts = new Map<string, Account>();
  /** By caller: requests of all kinds together. */
  readonly #running = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Decides on a request and, when it is admitted, charges it. Ends with {@link release}. */
  admit(request: Priced, now: number): Admission {
    const { key } = request;
    const account = this.#account(request, now);
    account.spent = account.spent.filter(({ at }) => at > now - hour);
    const headers = () => this.#headers(request, account);
    if (account.used >= this.#limitOf(request)) return { kind: 'primary', headers: headers() };
    const running = this.#running.get(key) ?? 0;
    const retryAfterSeconds =
      running >= this.#limits.concurrentRequests ? 60 : this.#secondary(account, request, now);
    if (retryAfterSeconds !== null) return { kind: 'secondary', retryAfterSeconds, headers: headers() };
    account.used += 1;
    this.#running.set(key, running + 1);
    account.spent.push({ at: now, points: request.write ? 5 : 1, content: request.createsContent });
    return { kind: 'admitted' };
  }

  /** A request that was admitted has ended. `refund` is for a 304, which costs nothing. */
  release(request: Priced, refund: boolean): Readonly<Record<string, string>> {
    const { key } = request;
    this.#running.set(key, Math.max(0, (this.#running.get(key) ?? 0) - 1));
    const account = this.#accounts.get(accountKey(request));
    if (account === undefined) return {};
    if (refund) account.used = Math.max(0, account.used - 1);
    return this.#headers(request, account);
  }

  /** For `GET /rate_limit`, which is free. */
  read(
    of: Pick<Priced, 'key' | 'resource'>,
    now: number,
  ): { limit: number; used: number; remaining: number; reset: number } {
    const account = this.#account(of, now);
    const limit = this.#limitOf(of);
    const reset = Math.ceil(account.resetAt / 1000);
    return { limit, used: account.used, remaining: Math.max(0, limit - account.used), reset };
  }

  #account(of: Pick<Priced, 'key' | 'resource'>, now: number): Account {
    const found = this.#accounts.get(accountKey(of));
    if (found !== undefined && found.resetAt > now) return found;
    const fresh: Account = { used: 0, resetAt: now + hour, spent: found?.spent ?? [] };
    this.#accounts.set(accountKey(of), fresh);
    return fresh;
  }

  #limitOf({ key, resource }: Pick<Priced, 'key' | 'resource'>): number {
    if (resource === 'graphql') return this.#limits.graphqlPointsPerHour;
    return key === 'anonymous' ? this.#limits.anonymousRequestsPerHour : this.#limits.requestsPerHour;
  }

  /** Seconds to wait, or null when no secondary limit is hit. */
  #secondary(account: Account, { resource, createsContent }: Priced, now: number): number | null {
    const limits = this.#limits;
    const lastMinute = account.spent.filter(({ at }) => at > now - minute);
    const points = lastMinute.reduce((sum, one) => sum + one.points, 0);
    if (points >= (resource === 'core' ? limits.pointsPerMinute : limits.graphqlPointsPerMinute)) return 60;
    if (!createsContent) return null;
    if (lastMinute.filter((one) => one.content).length >= limits.contentPerMinute) return 60;
    return account.spent.filter((one) => one.content).length >= limits.contentPerHour ? 3600 : null;
  }

  #headers(of: Priced, account: Account): Record<string, string> {
    const limit = this.#limitOf(of);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - account.used)),
      'x-ratelimit-used': String(account.used),
      'x-ratelimit-reset': String(Math.ceil(account.resetAt / 1000)),
      'x-ratelimit-resource': of.resource,
    };
  }
}

function accountKey({ key, resource }: Pick<Priced, 'key' | 'resource'>): string {
  return `${resource} ${key}`;
}
