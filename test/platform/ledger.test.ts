import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournalLedger, readJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournal, openJournalForReading } from '../../src/platform/journal/open-journal.ts';
import { generateLedgerKey, type LedgerKey } from '../../src/platform/ledger/key.ts';
import { LedgerKeyMissing } from '../../src/platform/ledger/keys-at-hand.ts';
import { createLog } from '../../src/platform/log.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import { openPostgresqlLedger, readPostgresqlLedger } from '../../src/platform/postgresql/ledger.ts';
import { ledgerConforms } from './ledger.conformance.ts';
import { openTestPostgresql, testServer } from './postgresql.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { turnedClock } from './turned-clock.ts';

const clock = turnedClock();

describe('in the journal', () => {
  ledgerConforms(async (key) => {
    const directory = temporaryDirectory();
    let journal = openJournal({ directory, log: createLog({ level: 'silent' }) });
    onTestFinished(() => journal.close());
    const open = (keys: LedgerKey[]) =>
      openJournalLedger({ journal, clock, keys: { supplied: keys, directory: null } });
    return {
      ledger: await open([key]),
      again: async (...keys) => {
        await journal.close();
        journal = openJournal({ directory, log: createLog({ level: 'silent' }) });
        return open(keys);
      },
      reader: async () => {
        const beside = openJournalForReading(directory);
        onTestFinished(() => beside.close());
        return readJournalLedger(beside);
      },
      tamper: async (statement, ...values) => {
        const database = new DatabaseSync(join(directory, 'journal.db'));
        expect(database.prepare(statement).run(...values).changes).toBeGreaterThan(0);
        database.close();
      },
    };
  });
});

describe.runIf(testServer !== undefined)('in PostgreSQL', () => {
  ledgerConforms(async (key) => {
    const { pool } = await openTestPostgresql();
    await migrateDatabase(pool, { journal: true });
    const open = (keys: LedgerKey[]) =>
      openPostgresqlLedger({ pool, clock, keys: { supplied: keys, directory: null } });
    return {
      ledger: await open([key]),
      again: (...keys) => open(keys),
      reader: async () => readPostgresqlLedger(pool),
      tamper: async (statement, ...values) => {
        let number = 0;
        const numbered = statement.replaceAll('?', () => `$${++number}`);
        expect((await pool.query(numbered, values)).rowCount).toBeGreaterThan(0);
      },
    };
  });

  test('through a rotation go on those processes that were given both keys, and no others', async () => {
    const { pool } = await openTestPostgresql();
    await migrateDatabase(pool, { journal: true });
    const [old, next] = [generateLedgerKey(), generateLedgerKey()];
    const open = (...supplied: LedgerKey[]) =>
      openPostgresqlLedger({ pool, clock, keys: { supplied, directory: null } });
    const [prepared, forgotten] = [await open(old, next), await open(old)];
    const entry = (key: string) => ({ installation: 7, kind: 'note', subject: 'acme/shop', key, data: null });
    const appends = Array.from({ length: 30 }, (_, number) => prepared.append(entry(`e${number}`)));
    await prepared.rotateKey(next);
    await Promise.all(appends);
    expect(await prepared.keyProblem()).toBeNull();
    expect(await forgotten.keyProblem()).toContain('WIRED_CHAOS_LEDGER_KEY');
    await expect(forgotten.append(entry('late'))).rejects.toThrow(`signed with the key ${next.id}`);
    await expect(forgotten.append({ ...entry('new'), installation: 8 })).rejects.toThrow(LedgerKeyMissing);
    expect(await prepared.verify(7)).toMatchObject({ ok: true, entries: 30, keyId: next.id });
  });
});
