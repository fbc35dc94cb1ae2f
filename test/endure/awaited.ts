import { setTimeout as sleep } from 'node:timers/promises';

/** In milliseconds. The App may have died several times on the way. */
const patience = 300_000;

/**
 * Asks every tenth of a second until the answer is not null.
 * @param what is said when it does not come
 * @throws {Error}
 */
export async function awaited<T>(what: string, ask: () => T | null | Promise<T | null>): Promise<T> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(100);
  }
  throw new Error(`${what} did not come within ${patience / 1000} s`);
}
