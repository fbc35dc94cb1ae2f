import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createInbox } from '../../../src/platform/inbox/create.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openPostgresql } from '../../../src/platform/postgresql/database.ts';
import { postgresqlInboxStore } from '../../../src/platform/postgresql/inbox.ts';
import { eventually } from '../eventually.ts';
import { emptyPostgresql, testServer } from '../postgresql.ts';
import { testCipher } from '../test-cipher.ts';
import { turnedClock } from '../turned-clock.ts';

const log = createLog({ level: 'silent' });

/** Inboxes of several processes on one database. */
async function openInboxes(count: number) {
  const url = await emptyPostgresql();
  const clock = turnedClock();
  const inboxes = await Promise.all(
    Array.from({ length: count }, async () => {
      const database = await openPostgresql({ url, connections: 3, log });
      onTestFinished(() => database.close());
      const { pool, announcements } = database;
      return createInbox({ store: postgresqlInboxStore(pool), announcements, cipher: testCipher, clock });
    }),
  );
  const [here, there] = inboxes;
  if (here === undefined || there === undefined) throw new Error('two at least');
  return { here, there, clock };
}

const delivery = (number: number, bytes = 100) => ({
  id: createHash('md5').update(`delivery ${number}`).digest('hex'),
  event: 'push',
  payload: Buffer.alloc(bytes, number),
});

describe.runIf(testServer !== undefined)('the inbox of several processes', () => {
  test('what arrives together at two processes, doubled and mixed, is stored once each', async () => {
    const { here, there } = await openInboxes(2);
    const deliveries = Array.from({ length: 200 }, (_, number) => delivery(number, 5000));
    const answers = await Promise.all([
      ...deliveries.map((one) => here.accept(one)),
      ...deliveries.toReversed().map((one) => there.accept(one)),
      ...deliveries.map((one) => here.accept(one)),
    ]);
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(200);
    expect(await there.counts()).toEqual({ pending: 200, dead: 0 });
  });

  test('each delivery is in the hands of one process, until it is settled', async () => {
    const { here, there } = await openInboxes(2);
    await Promise.all(Array.from({ length: 40 }, (_, number) => here.accept(delivery(number))));
    const taken = await Promise.all([
      here.pending(20),
      there.pending(20),
      here.pending(20),
      there.pending(20),
    ]);
    const ids = taken.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(40);
    expect(ids).toHaveLength(40);
    await Promise.all(ids.map((id) => there.done(id, 7)));
    expect(await here.counts()).toEqual({ pending: 0, dead: 0 });
  });

  test('what a process had in hand when it died is given to another, soon and with all its bytes', async () => {
    const { here, there, clock } = await openInboxes(2);
    await here.accept(delivery(1, 300_000));
    expect(await here.pending(10)).toHaveLength(1);
    expect(await there.pending(10)).toEqual([]);
    const due = await there.nextDue();
    expect(due?.getTime()).toBeGreaterThan(clock.now().getTime());
    clock.turn((due?.getTime() ?? 0) - clock.now().getTime());
    const [taken] = await there.pending(10);
    expect(Buffer.compare(taken?.payload ?? Buffer.alloc(0), delivery(1, 300_000).payload)).toBe(0);
  });

  test('an arrival at one process is heard by the others', async () => {
    const { here, there } = await openInboxes(2);
    let heard = 0;
    there.onArrival(() => {
      heard += 1;
    });
    await here.accept(delivery(1));
    await eventually(() => expect(heard).toBe(1));
  });
});
