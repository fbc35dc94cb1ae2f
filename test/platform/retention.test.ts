import { expect, onTestFinished, test } from 'vitest';
import { createJournalEffectStore } from '../../src/platform/journal/effects.ts';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import type { Operation } from '../../src/platform/journal/operation.ts';
import { createLog } from '../../src/platform/log.ts';
import { startRetention } from '../../src/platform/retention.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { testCipher } from './test-cipher.ts';
import { turnedClock } from './turned-clock.ts';

const log = createLog({ level: 'silent' });
const keepPayloads = 3 * 24 * 3_600_000;

/** How many deliveries are known, and how many payloads are kept. */
const rows: Operation<null, unknown[]> = {
  name: 'test.rows',
  kind: 'read',
  run: (database) =>
    ['delivery', 'delivery_payload'].map(
      (table) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n,
    ),
};

test('payloads go when they are told to, here three days after they were handled, GUIDs and effects after thirty, what waits stays', async () => {
  const journal = openJournal({ directory: temporaryDirectory(), log });
  onTestFinished(() => journal.close());
  const clock = turnedClock();
  const inbox = createJournalInbox({ journal, cipher: testCipher, clock });
  const effects = createJournalEffectStore({ journal, clock });
  await effects.begin({ installation: 1, key: 'comment:1', owner: 'a', lease: 1 });
  for (const id of ['handled', 'waiting']) {
    await inbox.accept({ id, event: 'push', payload: Buffer.from(id) });
  }
  await inbox.done('handled', 1);
  const rowsAfter = async (hours: number) => {
    clock.turn(hours * 3_600_000);
    await startRetention({ inbox, effects, keepPayloads, clock, log }).stop();
    return journal.run(rows, null);
  };
  expect(await rowsAfter(3 * 24)).toEqual([2, 2]);
  expect(await rowsAfter(1)).toEqual([2, 1]);
  expect(await effects.find({ installation: 1, key: 'comment:1' })).not.toBeNull();
  expect(await rowsAfter(27 * 24)).toEqual([1, 1]);
  expect(await effects.find({ installation: 1, key: 'comment:1' })).toBeNull();
  expect(await inbox.pending(10)).toMatchObject([{ id: 'waiting' }]);
});

test('it clears batch by batch until nothing is left, again every hour, also after a failure', async () => {
  const clock = turnedClock();
  const asked: string[] = [];
  const answers = [500, 20, 0];
  const inbox = {
    expire: async () => {
      asked.push(clock.now().toISOString().slice(11, 16));
      if (asked.length === 4) throw new Error('the disk is full');
      return answers[asked.length - 1] ?? 0;
    },
  };
  const effects = { expire: async () => 0 };
  const retention = startRetention({ inbox, effects, keepPayloads, clock, log });
  await eventually(() => expect(asked.length).toBeGreaterThan(5));
  await retention.stop();
  expect(asked.slice(0, 6)).toEqual(['00:00', '00:00', '00:00', '01:00', '02:00', '03:00']);
});
