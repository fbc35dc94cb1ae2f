import { localAnnouncements } from '../announcements.ts';
import type { Clock } from '../clock.ts';
import { createInbox } from '../inbox/create.ts';
import type { InboxStore } from '../inbox/store.ts';
import type { Inbox } from '../inbox.ts';
import type { PayloadCipher } from '../payload-cipher.ts';
import * as operations from './inbox-operations.ts';
import type { Journal } from './journal.ts';

/**
 * The inbox on a journal.
 * @param options.random a source of numbers from 0 up to 1, for the jitter of retries.
 */
export function createJournalInbox(options: {
  journal: Journal;
  cipher: PayloadCipher;
  clock: Clock;
  random?: () => number;
}): Inbox {
  const { journal, ...rest } = options;
  return createInbox({ store: journalInboxStore(journal), announcements: localAnnouncements(), ...rest });
}

/** An inbox's deliveries in a journal. */
function journalInboxStore(journal: Journal): InboxStore {
  return {
    insert: (delivery) =>
      journal.run(operations.insert, { ...delivery, due: Date.parse(delivery.receivedAt) }),
    due: (at, limit) => journal.run(operations.due, { now: at.getTime(), limit }),
    done: (id, installation, at) => journal.run(operations.done, { id, installation, now: at.getTime() }),
    failed: (id, { at, ...failure }) => journal.run(operations.failed, { id, ...failure, now: at.getTime() }),
    dead: (limit) => journal.run(operations.dead, { limit }),
    retry: (id, at) => journal.run(operations.retry, { id, now: at.getTime() }),
    deadOne: (id) => journal.run(operations.deadOne, { id }),
    drop: (id, at) => journal.run(operations.drop, { id, now: at.getTime() }),
    counts: () => journal.run(operations.counts, null),
    nextDue: async () => {
      const due = await journal.run(operations.nextDue, null);
      return due === null ? null : new Date(due);
    },
    expire: ({ payloadsBefore, guidsBefore, limit }) =>
      journal.run(operations.expire, {
        payloadsBefore: payloadsBefore.getTime(),
        guidsBefore: guidsBefore.getTime(),
        limit,
      }),
  };
}
