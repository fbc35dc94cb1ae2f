import type { Clock } from '../clock.ts';
import { type Inbox, storedCause } from '../inbox.ts';
import * as operations from './inbox-operations.ts';
import type { Journal } from './journal.ts';

/**
 * The inbox on a journal.
 * @param options.random a source of numbers from 0 up to 1, for the jitter of retries.
 */
export function createJournalInbox(options: {
  journal: Journal;
  clock: Clock;
  random?: () => number;
}): Inbox {
  const { journal, clock, random = Math.random } = options;
  const listeners = new Set<() => void>();
  const arrived = () => {
    for (const listener of listeners) listener();
  };
  const now = () => clock.now().getTime();

  return {
    accept: async ({ id, event, installation, payload }) => {
      const at = clock.now();
      const delivery = { id, event, installation, payload, receivedAt: at.toISOString(), now: at.getTime() };
      if (!(await journal.run(operations.accept, delivery))) return 'duplicate';
      arrived();
      return 'stored';
    },
    pending: (limit) => journal.run(operations.pending, { now: now(), limit }),
    done: (id) => journal.run(operations.done, { id, now: now() }),
    failed: (id, cause) =>
      journal.run(operations.failed, { id, cause: storedCause(cause), now: now(), random: random() }),
    dead: (limit) => journal.run(operations.dead, { limit }),
    retry: async (id) => {
      const found = await journal.run(operations.retry, { id, now: now() });
      if (found) arrived();
      return found;
    },
    counts: () => journal.run(operations.counts, null),
    nextDue: async () => {
      const due = await journal.run(operations.nextDue, null);
      return due === null ? null : new Date(due);
    },
    onArrival: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    expire: ({ payloadsBefore, guidsBefore, limit }) =>
      journal.run(operations.expire, {
        payloadsBefore: payloadsBefore.getTime(),
        guidsBefore: guidsBefore.getTime(),
        limit,
      }),
  };
}
