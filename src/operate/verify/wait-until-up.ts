import { setTimeout as wait } from 'node:timers/promises';
import { Asker } from './http/ask.ts';
import { Gatekeeper, type Reach } from './http/reach.ts';

const every = 1000;

/**
 * Waits until a service answers at all, for it may still be starting: anything below 500 will do.
 * @param most milliseconds
 * @returns whether it did
 */
export async function waitUntilUp(
  url: URL,
  most: number,
  privateAddresses: Reach['privateAddresses'],
): Promise<boolean> {
  const asker = new Asker(new Gatekeeper({ hosts: [url.host], privateAddresses }));
  const end = performance.now() + most;
  try {
    for (;;) {
      const answer = await asker
        .ask({ method: 'GET', url, headers: {}, body: null, timeout: 10_000, maxBody: 1024 })
        .catch(() => null);
      if (answer !== null && answer.status < 500) return true;
      if (performance.now() + every > end) return false;
      await wait(every);
    }
  } finally {
    asker.close();
  }
}
