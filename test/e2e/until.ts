import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks every tenth of a second until the answer is not null.
 * @throws {Error} after a minute
 */
export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (let left = 600; left > 0; left -= 1) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(100);
  }
  throw new Error('it did not happen within a minute');
}
