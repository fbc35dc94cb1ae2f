import { expect, test } from 'vitest';
import type { Clock } from '../../src/platform/clock.ts';
import type { Inbox } from '../../src/platform/inbox.ts';
import { createPayloadCipher, type PayloadCipher } from '../../src/platform/payload-cipher.ts';
import { testCipher } from './test-cipher.ts';
import { turnedClock } from './turned-clock.ts';

/** Opens an inbox; the same place again when asked again within one test. */
export type OpenInbox = (options: {
  cipher: PayloadCipher;
  clock: Clock;
  random: () => number;
}) => Promise<Inbox>;

const delivery = (id: string, event = 'pull_request') => ({
  id,
  event,
  payload: Buffer.from(`{"n":"${id}"}`),
});
const failure = (cause: string, installation: number | null = 7, final = false) => ({
  cause,
  installation,
  final,
});

/** What every inbox does, wherever it keeps its deliveries. */
export function inboxConforms(open: OpenInbox): void {
  async function openInbox() {
    const clock = turnedClock();
    const inbox = await open({ cipher: testCipher, clock, random: () => 0 });
    return { inbox, clock };
  }

  test('a delivery comes out as it went in, oldest first', async () => {
    const { inbox, clock } = await openInbox();
    await inbox.accept(delivery('b'));
    const receivedAt = clock.now().toISOString();
    await inbox.accept(delivery('a', 'ping'));
    const [first, second, ...more] = await inbox.pending(10);
    expect(first).toEqual({ ...delivery('b'), payload: expect.anything(), receivedAt, attempts: 0 });
    expect(Buffer.from(first?.payload ?? []).toString()).toBe('{"n":"b"}');
    expect(second).toMatchObject({ id: 'a', event: 'ping' });
    expect(more).toEqual([]);
  });

  test('no more than asked for is pending, and bodies of any length come through', async () => {
    const { inbox } = await openInbox();
    const payload = Buffer.alloc(1_000_000, 'long ');
    await inbox.accept({ ...delivery('a'), payload: Buffer.from(payload) });
    await inbox.accept({ ...delivery('b'), payload: Buffer.alloc(0) });
    const [long, ...more] = await inbox.pending(1);
    expect(payload.equals(long?.payload ?? Buffer.alloc(0))).toBe(true);
    expect(more).toEqual([]);
  });

  test('of the same GUID only the first is stored, also after it was handled and its payload dropped', async () => {
    const { inbox, clock } = await openInbox();
    const both = await Promise.all([inbox.accept(delivery('a')), inbox.accept(delivery('a'))]);
    expect(both.toSorted()).toEqual(['duplicate', 'stored']);
    await inbox.done('a', 7);
    expect(await inbox.accept(delivery('a'))).toBe('duplicate');
    clock.turn(1000);
    const before = (guidsBefore: Date) => ({ payloadsBefore: clock.now(), guidsBefore, limit: 10 });
    expect(await inbox.expire(before(new Date(0)))).toBe(1);
    expect(await inbox.expire(before(new Date(0)))).toBe(0);
    expect(await inbox.accept(delivery('a'))).toBe('duplicate');
    expect(await inbox.expire(before(clock.now()))).toBe(1);
    expect(await inbox.accept(delivery('a'))).toBe('stored');
    expect(await inbox.pending(10)).toMatchObject([{ id: 'a' }]);
  });

  test('what has been handled is pending no more', async () => {
    const { inbox } = await openInbox();
    await inbox.accept(delivery('a'));
    await inbox.accept(delivery('b'));
    await Promise.all([inbox.done('a', 7), inbox.done('b', null)]);
    expect(await inbox.pending(10)).toEqual([]);
    expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 });
    expect(await inbox.nextDue()).toBeNull();
  });

  test('what has not been handled never expires', async () => {
    const { inbox, clock } = await openInbox();
    for (const id of ['pending', 'dead']) await inbox.accept(delivery(id));
    await inbox.failed('dead', failure('poison', null, true));
    clock.turn(1e12);
    expect(await inbox.expire({ payloadsBefore: clock.now(), guidsBefore: clock.now(), limit: 10 })).toBe(0);
    expect(await inbox.pending(10)).toMatchObject([{ id: 'pending' }]);
    expect(await inbox.counts()).toEqual({ pending: 1, dead: 1 });
  });

  test('a failed delivery waits longer each time, then is dead with its cause, and can be retried', async () => {
    const { inbox, clock } = await openInbox();
    await inbox.accept(delivery('a'));
    const token = ['gh', 'p_', 'y'.repeat(36)].join('');
    const waits: number[] = [];
    for (;;) {
      const { dead } = await inbox.failed('a', failure(`refused ${token}`));
      if (dead) break;
      expect(await inbox.pending(10)).toEqual([]);
      const due = await inbox.nextDue();
      if (due === null) throw new Error('nothing is due');
      waits.push(due.getTime() - clock.now().getTime());
      clock.turn(waits.at(-1) ?? 0);
      expect(await inbox.pending(10)).toMatchObject([{ id: 'a', attempts: waits.length }]);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256].map((seconds) => seconds * 1000));
    expect(await inbox.dead(10)).toMatchObject([
      { id: 'a', attempts: 10, installation: 7, cause: 'refused [redacted]' },
    ]);
    expect(await inbox.counts()).toEqual({ pending: 0, dead: 1 });

    expect(await inbox.retry('a')).toBe(true);
    expect(await inbox.retry('a')).toBe(false);
    expect(await inbox.pending(10)).toMatchObject([{ id: 'a', attempts: 0 }]);
  });

  test('a final failure is dead at once', async () => {
    const { inbox } = await openInbox();
    await inbox.accept(delivery('a'));
    expect(await inbox.failed('a', failure('no JSON', null, true))).toEqual({ dead: true });
    expect(await inbox.dead(10)).toMatchObject([
      { id: 'a', attempts: 1, installation: null, cause: 'no JSON' },
    ]);
  });

  test('a dead delivery can be looked at with its payload, as far as that can be decrypted', async () => {
    const options = { clock: turnedClock(), random: () => 0 };
    const inbox = await open({ ...options, cipher: testCipher });
    for (const id of ['a', 'b']) await inbox.accept(delivery(id));
    await inbox.failed('a', failure('no JSON', 7, true));
    const found = await inbox.deadOne('a');
    expect(found).toMatchObject({ id: 'a', event: 'pull_request', installation: 7, cause: 'no JSON' });
    expect(Buffer.from(found?.payload ?? []).toString()).toBe('{"n":"a"}');
    expect(await inbox.deadOne('b')).toBeNull();
    expect(await inbox.deadOne('c')).toBeNull();
    const other = await open({ ...options, cipher: createPayloadCipher([new Uint8Array(32)]) });
    expect(await other.deadOne('a')).toMatchObject({ id: 'a', payload: null });
  });

  test('a dead delivery that is dropped is gone with its payload, and its GUID is still known', async () => {
    const { inbox } = await openInbox();
    for (const id of ['a', 'b']) await inbox.accept(delivery(id));
    await inbox.failed('a', failure('no JSON', null, true));
    expect(await inbox.drop('a')).toBe(true);
    expect(await inbox.drop('a')).toBe(false);
    expect(await inbox.drop('b')).toBe(false);
    expect(await inbox.deadOne('a')).toBeNull();
    expect(await inbox.retry('a')).toBe(false);
    expect(await inbox.counts()).toEqual({ pending: 1, dead: 0 });
    expect(await inbox.accept(delivery('a'))).toBe('duplicate');
  });

  test('a delivery whose key is gone is dead with the remedy, holds up no other, and comes back with the key', async () => {
    const options = { clock: turnedClock(), random: () => 0 };
    const before = await open({ ...options, cipher: testCipher });
    await before.accept(delivery('a'));
    const after = await open({ ...options, cipher: createPayloadCipher([new Uint8Array(32)]) });
    await after.accept(delivery('b'));
    expect(await after.pending(10)).toMatchObject([{ id: 'b' }]);
    expect(await after.dead(10)).toMatchObject([
      { id: 'a', cause: expect.stringContaining('WIRED_CHAOS_PAYLOAD_KEYS') },
    ]);
    await before.retry('a');
    const [found] = (await before.pending(10)).filter(({ id }) => id === 'a');
    expect(Buffer.from(found?.payload ?? []).toString()).toBe('{"n":"a"}');
  });

  test('arrivals are announced, duplicates are not', async () => {
    const { inbox } = await openInbox();
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
}
