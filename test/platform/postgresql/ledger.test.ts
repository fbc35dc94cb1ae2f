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
    const entry = (key: string) => ({ installation: 7, kind: 'note', subject: 'acme/shop', key, data: null });
    const appended = await Promise.all(
      ledgers.map(async (ledger, process) => {
        const shared: string[] = [];
        for (let number = 0; number < 30; number += 1) {
          await ledger.append(entry(`of ${process} alone: ${number}`));
          shared.push((await ledger.append(entry(`shared: ${number}`))).entry.hash);
        }
        return shared;
      }),
    );
    for (const shared of appended) expect(shared).toEqual(appended[0]);
    for (const ledger of ledgers) expect(await ledger.verify(7)).toMatchObject({ ok: true, entries: 120 });
  });
});
