import type { Clock } from './clock.ts';
import type { Inbox } from './inbox.ts';

/** With so many deliveries a second, what can wait waits. */
const crowd = 200;

/** How often to look whether it is over, in milliseconds. */
const look = 25;

/**
 * Storing deliveries goes before working on them: GitHub gives a delivery up after ten seconds and does not repeat it
 * by itself, while work on what is stored is never lost. Only what was signed arrives here, so nobody else can hold up work.
 * @returns waits while many arrive, at most so many milliseconds; not at all while few do.
 */
export function precedenceOf(
  inbox: Pick<Inbox, 'arrivalRate'>,
  clock: Clock,
): (longest: number, signal?: AbortSignal) => Promise<void> {
  return async (longest, signal) => {
    for (let waited = 0; waited < longest && inbox.arrivalRate() >= crowd; waited += look) {
      if (signal?.aborted) return;
      await clock.sleep(look, signal).catch(() => {});
    }
  };
}
