import type { Announcements } from '../announcements.ts';
import type { Clock } from '../clock.ts';
import type { Delivery, DeliveryFailure, Inbox } from '../inbox.ts';
import { giveBack } from '../memory.ts';
import { type PayloadCipher, PayloadUnreadable, payloadContext } from '../payload-cipher.ts';
import { redactText } from '../redaction.ts';
import { createRate } from './rate.ts';
import type { InboxStore, StoredDelivery } from './store.ts';

const topic = 'inbox';
const longestCause = 10_000;

/**
 * An inbox on a store.
 * @param options.announcements tell whoever works on this store that something may be due.
 * @param options.random a source of numbers from 0 up to 1, for the jitter of retries.
 */
export function createInbox(options: {
  store: InboxStore;
  cipher: PayloadCipher;
  announcements: Announcements;
  clock: Clock;
  random?: () => number;
}): Inbox {
  const { store, cipher, announcements, clock, random = Math.random } = options;

  const arrivals = createRate(clock);

  const failed = (id: string, { cause, installation, final }: DeliveryFailure) =>
    store.failed(id, {
      cause: redactText(cause).slice(0, longestCause),
      installation,
      final,
      at: clock.now(),
      random: random(),
    });

  async function open(stored: StoredDelivery): Promise<Delivery | null> {
    const { sealed, ...rest } = stored;
    try {
      return { ...rest, payload: cipher.open(sealed, payloadContext(stored)) };
    } catch (error) {
      if (!(error instanceof PayloadUnreadable)) throw error;
      await failed(stored.id, { cause: error.message, installation: null, final: true });
      return null;
    }
  }

  return {
    accept: async ({ id, event, payload }) => {
      arrivals.count();
      const receivedAt = clock.now().toISOString();
      // On this thread, for that of the journal waits for the disk half of its time and decides how much comes through.
      const sealed = cipher.seal(payload, payloadContext({ id, event }));
      giveBack(payload);
      if (!(await store.insert({ id, event, sealed, receivedAt }))) return 'duplicate';
      announcements.announce(topic);
      return 'stored';
    },
    pending: async (limit) => {
      const opened = await Promise.all((await store.due(clock.now(), limit)).map(open));
      return opened.filter((delivery) => delivery !== null);
    },
    done: (id, installation) => store.done(id, installation, clock.now()),
    failed,
    dead: store.dead,
    deadOne: async (id) => {
      const stored = await store.deadOne(id);
      if (stored === null) return null;
      const { sealed, ...rest } = stored;
      return { ...rest, payload: readable(() => cipher.open(sealed, payloadContext(stored))) };
    },
    retry: async (id) => {
      const found = await store.retry(id, clock.now());
      if (found) announcements.announce(topic);
      return found;
    },
    drop: (id) => store.drop(id, clock.now()),
    arrivalRate: arrivals.perSecond,
    counts: store.counts,
    nextDue: store.nextDue,
    onArrival: (listener) => announcements.subscribe(topic, listener),
    expire: store.expire,
  };
}

function readable(open: () => Uint8Array): Uint8Array | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof PayloadUnreadable) return null;
    throw error;
  }
}
