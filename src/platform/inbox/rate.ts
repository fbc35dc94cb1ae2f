import type { Clock } from '../clock.ts';

/** How often something happens. */
export interface Rate {
  count(): void;
  /** Over the last quarter of a second. */
  perSecond(): number;
}

const windowMilliseconds = 250;

/** Counts in two windows of time: the present one, and as much of the one before as is not over yet. */
export function createRate(clock: Clock): Rate {
  let window = 0;
  let now = 0;
  let before = 0;
  let began = 0;

  function turn(): number {
    const at = clock.now().getTime();
    const present = Math.floor(at / windowMilliseconds);
    if (present !== window) {
      before = present === window + 1 ? now : 0;
      now = 0;
      window = present;
      began = present * windowMilliseconds;
    }
    return at;
  }

  return {
    count: () => {
      turn();
      now += 1;
    },
    perSecond: () => {
      const elapsed = turn() - began;
      const share = 1 - elapsed / windowMilliseconds;
      return (now + before * share) * (1000 / windowMilliseconds);
    },
  };
}
