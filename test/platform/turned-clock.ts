import type { Clock } from '../../src/platform/clock.ts';

/** A clock that stands still until a test turns it. */
export function turnedClock(): Clock & { turn(milliseconds: number): void } {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => new Date(now),
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    turn: (milliseconds) => {
      now += milliseconds;
    },
  };
}
