import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { type Received, startDispatcher } from '../../src/platform/dispatcher.ts';
import type { Inbox } from '../../src/platform/inbox.ts';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { testCipher } from './test-cipher.ts';

const log = createLog({ level: 'silent' });

function start(
  receive: (delivery: Received) => Promise<void>,
  changed: (inbox: Inbox) => Partial<Inbox> = () => ({}),
) {
  const journal = openJournal({ directory: temporaryDirectory(), log });
  const inbox = createJournalInbox({ journal, cipher: testCipher, clock: systemClock });
  const dispatcher = startDispatcher({
    inbox: { ...inbox, ...changed(inbox) },
    receive,
    clock: systemClock,
    log,
  });
  onTestFinished(async () => {
    await dispatcher.stop();
    journal.close();
  });
  const accept = (id: string, body: string | Uint8Array = JSON.stringify({ id, installation: { id: 7 } })) =>
    inbox.accept({ id, event: 'push', payload: Buffer.from(body) });
  return { inbox, dispatcher, accept };
}

test('every delivery is handed over once, in the order of arrival, and leaves the inbox', async () => {
  const received: unknown[] = [];
  const { inbox, accept } = start(async ({ payload }) => {
    received.push('id' in payload && payload.id);
  });
  const ids = Array.from({ length: 50 }, (_, index) => `delivery ${index}`);
  for (const id of ids) await accept(id);
  await eventually(async () => expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 }));
  expect(received).toEqual(ids);
});

test('a delivery that fails comes back, and holds up no other', async () => {
  const received: string[] = [];
  const { inbox, accept } = start(async ({ id }) => {
    received.push(id);
    if (received.filter((one) => one === 'a').length === 1 && id === 'a') throw new Error('not now');
  });
  await Promise.all([accept('a'), accept('b')]);
  await eventually(async () => expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 }));
  expect(received.toSorted()).toEqual(['a', 'a', 'b']);
});

test.each([
  ['no JSON', '{"action":', 'not JSON'],
  ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'not UTF-8'],
  ['JSON that is no object', '[1]', 'not that of a delivery'],
  ['an installation that is no number', '{"installation":{"id":"7"}}', 'not that of a delivery'],
])('a delivery with %s is dead at once with its cause, and never handed over', async (_name, body, cause) => {
  let received = 0;
  const { inbox, accept } = start(async () => {
    received += 1;
  });
  await accept('a', body);
  await eventually(async () => expect(await inbox.counts()).toEqual({ pending: 0, dead: 1 }));
  expect(await inbox.dead(10)).toMatchObject([
    { id: 'a', attempts: 1, installation: null, cause: expect.stringContaining(cause) },
  ]);
  expect(received).toBe(0);
});

test('a store that cannot be read for a moment is asked again', async () => {
  let asked = 0;
  const { inbox, accept } = start(
    async () => {},
    ({ pending }) => ({
      pending: async (limit) => {
        asked += 1;
        if (asked === 1) throw new Error('the disk is full');
        return pending(limit);
      },
    }),
  );
  await accept('a');
  await eventually(async () => expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 }));
});

test('while deliveries pour in, handling goes on, a batch at a time', async () => {
  const received: string[] = [];
  const { inbox, accept } = start(
    async ({ id }) => {
      received.push(id);
    },
    () => ({ arrivalRate: () => 5000 }),
  );
  for (let count = 0; count < 40; count += 1) await accept(`delivery ${count}`);
  await eventually(async () => expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 }));
  expect(received).toHaveLength(40);
});

test('stopping waits for what is in hand', async () => {
  const working = Promise.withResolvers<void>();
  let started = false;
  const { inbox, dispatcher, accept } = start(async () => {
    started = true;
    await working.promise;
  });
  await accept('a');
  await eventually(() => expect(started).toBe(true));
  const stopped = dispatcher.stop();
  working.resolve();
  await stopped;
  expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 });
});
