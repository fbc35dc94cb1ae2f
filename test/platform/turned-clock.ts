import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/platform/clock.ts';

/** A clock that stands still until a test turns it, or until somebody sleeps, which takes no time. */
export function turnedClock(): Clock & { turn(milliseconds: number): void } {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => new Date(now),
    sleep: async (milliseconds) => {
      now += milliseconds;
      await setImmediate();
    },
    turn: (milliseconds) => {
      now += milliseconds;
    },
  };
}
