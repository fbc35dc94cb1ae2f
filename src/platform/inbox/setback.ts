import { type BackoffPolicy, backoff } from '../backoff.ts';

const retries: BackoffPolicy = { first: 1000, longest: 15 * 60_000, attempts: 10 };

/** What becomes of a delivery whose handling has failed. */
export interface Setback {
  readonly dead: boolean;
  /** Milliseconds until it comes back. */
  readonly wait: number;
}

/**
 * @param attempts how often handling it has failed, this time included.
 * @param failure.final trying again would not help.
 * @param failure.random from 0 up to 1, for the jitter.
 */
export function setbackAfter(attempts: number, failure: { final: boolean; random: number }): Setback {
  return {
    dead: failure.final || attempts >= retries.attempts,
    wait: backoff(retries, attempts, failure.random),
  };
}
