import { setTimeout as delay } from 'node:timers/promises';

/** Time as the program sees it, so that tests can turn it. */
export interface Clock {
  now(): Date;
  /**
   * Resolves after so many milliseconds.
   * @throws {DOMException} `AbortError`, when the signal aborts first.
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The real time. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal === undefined ? {} : { signal }),
};
