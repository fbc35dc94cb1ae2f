/** How long failed work waits before it is tried again, and how often. */
export interface BackoffPolicy {
  /** Wait after the first failure, in milliseconds. */
  readonly first: number;
  /** No wait is longer, in milliseconds. */
  readonly longest: number;
  /** After so many attempts the work is given up. */
  readonly attempts: number;
}

/**
 * Milliseconds to wait after the attempt with this number (from 1): doubled each time, and shortened at random by up
 * to a half, so that what failed together does not come back together.
 * @param random a number from 0 up to 1.
 */
export function backoff(policy: BackoffPolicy, attempt: number, random: number): number {
  const full = Math.min(policy.longest, policy.first * 2 ** (attempt - 1));
  return Math.round(full * (1 - random / 2));
}
