import type { Limits } from '../limits.ts';

/** How a request fares against the limits. */
export type Admission =
  | { readonly kind: 'admitted'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'primary'; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: 'secondary';
      readonly retryAfterSeconds: number;
      readonly headers: Readonly<Record<string, string>>;
    };

interface Account {
  used: number;
  /** Milliseconds since the epoch. */
  resetAt: number;
  running: number;
  /** Points and content-creating requests of the last hour, oldest first. */
  spent: { readonly at: number; readonly points: number; readonly content: boolean }[];
}

const minute = 60_000;
const hour = 60 * minute;

/** Counts what callers spend, per caller. Time is milliseconds since the epoch. */
export class RateLimiter {
  readonly #limits: Limits;
  readonly #accounts = new Map<string, Account>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Decides on a request and, when it is admitted, charges it. Ends with {@link release}. */
  admit(key: string, method: string, createsContent: boolean, now: number): Admission {
    const account = this.#account(key, now);
    account.spent = account.spent.filter(({ at }) => at > now - hour);
    const headers = () => this.#headers(key, account);
    if (account.used >= this.#limitOf(key)) return { kind: 'primary', headers: headers() };
    const retryAfterSeconds = this.#secondary(account, createsContent, now);
    if (retryAfterSeconds !== null) return { kind: 'secondary', retryAfterSeconds, headers: headers() };
    account.used += 1;
    account.running += 1;
    account.spent.push({ at: now, points: method === 'GET' ? 1 : 5, content: createsContent });
    return { kind: 'admitted', headers: headers() };
  }

  /** A request that was admitted has ended. `refund` is for a 304, which costs nothing. */
  release(key: string, refund: boolean): Readonly<Record<string, string>> {
    const account = this.#accounts.get(key);
    if (account === undefined) return {};
    account.running -= 1;
    if (refund) account.used -= 1;
    return this.#headers(key, account);
  }

  /** For `GET /rate_limit`, which is free. */
  read(key: string, now: number): { limit: number; used: number; remaining: number; reset: number } {
    const account = this.#account(key, now);
    const limit = this.#limitOf(key);
    const reset = Math.ceil(account.resetAt / 1000);
    return { limit, used: account.used, remaining: Math.max(0, limit - account.used), reset };
  }

  #account(key: string, now: number): Account {
    const found = this.#accounts.get(key);
    if (found !== undefined && found.resetAt > now) return found;
    const fresh: Account = {
      used: 0,
      resetAt: now + hour,
      running: found?.running ?? 0,
      spent: found?.spent ?? [],
    };
    this.#accounts.set(key, fresh);
    return fresh;
  }

  #limitOf(key: string): number {
    return key === 'anonymous' ? this.#limits.anonymousRequestsPerHour : this.#limits.requestsPerHour;
  }

  /** Seconds to wait, or null when no secondary limit is hit. */
  #secondary(account: Account, createsContent: boolean, now: number): number | null {
    const limits = this.#limits;
    if (account.running >= limits.concurrentRequests) return 60;
    const lastMinute = account.spent.filter(({ at }) => at > now - minute);
    const points = lastMinute.reduce((sum, one) => sum + one.points, 0);
    if (points >= limits.pointsPerMinute) return 60;
    if (!createsContent) return null;
    if (lastMinute.filter((one) => one.content).length >= limits.contentPerMinute) return 60;
    return account.spent.filter((one) => one.content).length >= limits.contentPerHour ? 3600 : null;
  }

  #headers(key: string, account: Account): Record<string, string> {
    const limit = this.#limitOf(key);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - account.used)),
      'x-ratelimit-used': String(account.used),
      'x-ratelimit-reset': String(Math.ceil(account.resetAt / 1000)),
      'x-ratelimit-resource': 'core',
    };
  }
}
