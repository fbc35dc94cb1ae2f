import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/platform/clock.ts';
import { generateLedgerKey } from '../../../src/platform/ledger/key.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openPostgresql } from '../../../src/platform/postgresql/database.ts';
import { openPostgresqlLedger } from '../../../src/platform/postgresql/ledger.ts';
import { emptyPostgresql, testServer } from '../postgresql.ts';

describe.runIf(testServer !== undefined)('the ledger of several processes', () => {
  test('whoever adds, a chain has one end, and a key is used once', async () => {
    const url = await emptyPostgresql();
    const key = generateLedgerKey();
    const open = async () => {
      const log = createLog({ level: 'silent' });
      const database = await openPostgresql({ url, connections: 3, log });
      onTestFinished(() => database.close());
      const keys = { supplied: [key], directory: null };
      return openPostgresqlLedger({ pool: database.pool, clock: systemClock, keys });
    };
    const ledgers = await Promise.all([open(), open(), open()]);
    const numbers = Array.from({ length: 40 }, (_, number) => number);
    const appended = await Promise.all(
      ledgers.flatMap((ledger) =>
        numbers.map(async (number) => {
          // One after the other, so that the processes take turns instead of adding all at once.
          await new Promise((resolve) => setTimeout(resolve, number % 7));
          const entry = { installation: 7, kind: 'note', subject: 'acme/shop', key: `n${number}` };
          return ledger.append({ ...entry, data: { number } });
        }),
      ),
    );
    expect(appended.filter(({ appended: first }) => first)).toHaveLength(40);
    const byKey = new Map(appended.map(({ entry }) => [entry.key, entry.hash]));
    for (const { entry } of appended) expect(entry.hash).toBe(byKey.get(entry.key));
    for (const ledger of ledgers) expect(await ledger.verify(7)).toMatchObject({ ok: true, entries: 40 });
  });
});
