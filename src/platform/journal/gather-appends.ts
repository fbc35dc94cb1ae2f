import type { Appended } from '../ledger.ts';
import { JournalUnavailable } from './journal.ts';
import type { Added } from './ledger-chain.ts';

interface Waiting {
  readonly added: Added;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

/** More than these are not written together, so that one operation never holds up the journal for long. */
const mostTogether = 200;
const mostWaiting = 10_000;

/**
 * Has what is added in one turn of the event loop written together: a signature costs as much as everything else
 * about an entry. When that fails for an entry among others, each is written for itself, so that only that one fails.
 * @param write all or nothing; its results are in the order of the entries
 * @throws {JournalUnavailable} from the call, when too many wait
 */
export function gatherAppends(
  write: (added: readonly Added[]) => Promise<readonly Appended[]>,
): (added: Added) => Promise<Appended> {
  let waiting: Waiting[] = [];

  function flush(): void {
    const together = waiting.slice(0, mostTogether);
    waiting = waiting.slice(mostTogether);
    if (waiting.length > 0) setImmediate(flush);
    void settle(together);
  }

  async function settle(together: readonly Waiting[]): Promise<void> {
    try {
      const results = await write(together.map(({ added }) => added));
      for (const [index, { resolve, reject }] of together.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('the journal has answered for too few entries'));
        else resolve(result);
      }
    } catch (error) {
      if (together.length > 1 && !(error instanceof JournalUnavailable)) {
        for (const one of together) void settle([one]);
      } else for (const { reject } of together) reject(error);
    }
  }

  return (added) => {
    if (waiting.length >= mostWaiting) {
      return Promise.reject(new JournalUnavailable(`${mostWaiting} entries already wait for the journal.`));
    }
    return new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ added, resolve, reject });
    });
  };
}
