import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { startDispatcher } from '../../src/platform/dispatcher.ts';
import type { Delivery } from '../../src/platform/inbox.ts';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const log = createLog({ level: 'silent' });

function start(receive: (delivery: Delivery) => Promise<void>) {
  const journal = openJournal({ directory: temporaryDirectory(), log });
  const inbox = createJournalInbox({ journal, clock: systemClock });
  const dispatcher = startDispatcher({ inbox, receive, clock: systemClock, log });
  onTestFinished(async () => {
    await dispatcher.stop();
    journal.close();
  });
  const accept = (id: string) =>
    inbox.accept({ id, event: 'push', installation: 1, payload: Buffer.from(id) });
  return { inbox, dispatcher, accept };
}

test('every delivery is handed over once, in the order of arrival, and leaves the inbox', async () => {
  const received: string[] = [];
  const { inbox, accept } = start(async ({ payload }) => {
    received.push(Buffer.from(payload).toString());
  });
  const ids = Array.from({ length: 50 }, (_, index) => `delivery ${index}`);
  for (const id of ids) await accept(id);
  await eventually(async () => expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 }));
  expect(received).toEqual(ids);
});

test('a delivery that fails comes back, and holds up no other', async () => {
  const received: string[] = [];
  const { inbox, accept } = start(async ({ id, attempts }) => {
    received.push(`${id}:${attempts}`);
    if (id === 'a' && attempts === 0) throw new Error('not now');
  });
  await Promise.all([accept('a'), accept('b')]);
  await eventually(async () => expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 }));
  expect(received.toSorted()).toEqual(['a:0', 'a:1', 'b:0']);
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
