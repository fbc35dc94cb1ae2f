import { expect, onTestFinished, test } from 'vitest';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { turnedClock } from './turned-clock.ts';

function openInbox() {
  const journal = openJournal({ directory: temporaryDirectory(), log: createLog({ level: 'silent' }) });
  onTestFinished(() => journal.close());
  const clock = turnedClock();
  return { inbox: createJournalInbox({ journal, clock, random: () => 0 }), clock };
}

const delivery = (id: string) => ({
  id,
  event: 'pull_request',
  installation: 7,
  payload: Buffer.from(`{"n":"${id}"}`),
});

test('a delivery comes out as it went in, oldest first', async () => {
  const { inbox, clock } = openInbox();
  await inbox.accept(delivery('b'));
  await inbox.accept({ ...delivery('a'), installation: null });
  expect(await inbox.pending(10)).toEqual([
    {
      ...delivery('b'),
      payload: new Uint8Array(Buffer.from('{"n":"b"}')),
      receivedAt: clock.now().toISOString(),
      attempts: 0,
    },
    expect.objectContaining({ id: 'a', installation: null }),
  ]);
  expect(await inbox.pending(1)).toHaveLength(1);
});

test('of the same GUID only the first is stored, also after it was handled and its payload dropped', async () => {
  const { inbox, clock } = openInbox();
  expect(await Promise.all([inbox.accept(delivery('a')), inbox.accept(delivery('a'))])).toEqual([
    'stored',
    'duplicate',
  ]);
  await inbox.done('a');
  expect(await inbox.accept(delivery('a'))).toBe('duplicate');
  clock.turn(1000);
  expect(await inbox.expire({ payloadsBefore: clock.now(), guidsBefore: new Date(0), limit: 10 })).toBe(1);
  expect(await inbox.accept(delivery('a'))).toBe('duplicate');
  expect(await inbox.expire({ payloadsBefore: clock.now(), guidsBefore: clock.now(), limit: 10 })).toBe(1);
  expect(await inbox.accept(delivery('a'))).toBe('stored');
});

test('what has not been handled never expires', async () => {
  const { inbox, clock } = openInbox();
  await inbox.accept(delivery('a'));
  clock.turn(1e12);
  expect(await inbox.expire({ payloadsBefore: clock.now(), guidsBefore: clock.now(), limit: 10 })).toBe(0);
  expect(await inbox.pending(10)).toHaveLength(1);
});

test('a failed delivery waits longer each time, then is dead with its cause, and can be retried', async () => {
  const { inbox, clock } = openInbox();
  await inbox.accept(delivery('a'));
  const token = ['gh', 'p_', 'y'.repeat(36)].join('');
  const waits: number[] = [];
  for (;;) {
    const { dead } = await inbox.failed('a', `refused ${token}`);
    if (dead) break;
    expect(await inbox.pending(10)).toEqual([]);
    const due = await inbox.nextDue();
    if (due === null) throw new Error('nothing is due');
    waits.push(due.getTime() - clock.now().getTime());
    clock.turn(waits.at(-1) ?? 0);
    expect(await inbox.pending(10)).toMatchObject([{ id: 'a', attempts: waits.length }]);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256].map((seconds) => seconds * 1000));
  expect(await inbox.dead(10)).toMatchObject([{ id: 'a', attempts: 10, cause: 'refused [redacted]' }]);
  expect(await inbox.counts()).toEqual({ pending: 0, dead: 1 });

  expect(await inbox.retry('a')).toBe(true);
  expect(await inbox.retry('a')).toBe(false);
  expect(await inbox.pending(10)).toMatchObject([{ id: 'a', attempts: 0 }]);
});

test('arrivals are announced, duplicates are not', async () => {
  const { inbox } = openInbox();
  let arrivals = 0;
  const stop = inbox.onArrival(() => {
    arrivals += 1;
  });
  await inbox.accept(delivery('a'));
  await inbox.accept(delivery('a'));
  stop();
  await inbox.accept(delivery('b'));
  expect(arrivals).toBe(1);
});
