import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { type Database, DatabaseUnavailable } from '../../src/platform/database.ts';
import { createDecisions } from '../../src/platform/decisions.ts';
import { openEmbeddedDatabase } from '../../src/platform/embedded/database.ts';
import { heartbeat } from '../../src/platform/journal/heartbeat.ts';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import { createProbes } from '../../src/platform/probes.ts';
import { LockHeld } from '../../src/platform/process-lock.ts';
import { databaseConforms } from './database.conformance.ts';
import { decision, signal } from './decision.ts';
import { openTestPostgresql, testServer } from './postgresql.ts';
import { testCipher } from './test-cipher.ts';

const log = createLog({ level: 'silent' });
const root = mkdtempSync(join(tmpdir(), 'wc-database-'));
const directory = join(root, 'data');
const database: Database = await openEmbeddedDatabase({ directory, log });

afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

describe('embedded', () => databaseConforms(() => database));

describe.runIf(testServer !== undefined)('on a PostgreSQL server', () => {
  let server: Database;
  beforeAll(async () => {
    server = await openTestPostgresql(afterAll);
  });
  databaseConforms(() => server);
});

test('a second opening of the same directory is refused and names the process that has it', async () => {
  await expect(openEmbeddedDatabase({ directory, log })).rejects.toThrow(LockHeld);
});

test('a database that cannot be read is told with its place', async () => {
  const broken = join(root, 'broken');
  mkdirSync(broken);
  writeFileSync(join(broken, 'database'), 'not a directory');
  const opening = openEmbeddedDatabase({ directory: broken, log });
  await expect(opening).rejects.toThrow(DatabaseUnavailable);
  await expect(opening).rejects.toThrow(`The database in ${join(broken, 'database')} does not start`);
});

test('a failed transaction leaves the next statement unharmed', async () => {
  await expect(
    database.drizzle.transaction(async (transaction) => {
      await transaction.execute('CREATE TABLE leftover (n int)');
      await transaction.execute('SELECT 1 / 0');
    }),
  ).rejects.toThrow();
  await expect(database.pool.query('BEGIN; SELECT 1 / 0; COMMIT')).rejects.toThrow('division by zero');
  const { rows } = await database.pool.query(`SELECT to_regclass('leftover') AS found`);
  expect(rows).toEqual([{ found: null }]);
});

const row = {
  installation: 7,
  id: decision.id,
  signalId: signal.id,
  repository: 'acme/shop',
  repositoryId: signal.repositoryId,
  kind: 'ignore',
  confidence: 0.9,
  outcome: 'proceed',
  document: { signal, decision },
  ledgerKey: 'decision:dec_0123456789abcdef',
};

test('a decision is saved once, read back as it was, and never seen from another installation', async () => {
  const decisions = createDecisions(database);
  expect(await decisions.save(row)).toBe(true);
  expect(await decisions.save({ ...row, outcome: 'ask' })).toBe(false);
  expect(await decisions.get(7, row.id)).toMatchObject(row);
  expect(await decisions.get(8, row.id)).toBeNull();
  expect(await decisions.save({ ...row, installation: 8 })).toBe(true);
  expect(await decisions.recent(8, signal.repositoryId, 10)).toHaveLength(1);
});

test('the recent decisions of a repository come newest first, whatever it was called, and none of another of its name', async () => {
  const decisions = createDecisions(database);
  for (const day of [1, 3, 2]) {
    await decisions.save({
      ...row,
      installation: 9,
      id: `dec_${day}`,
      createdAt: new Date(Date.UTC(2026, 0, day)),
    });
  }
  await decisions.save({ ...row, installation: 9, id: 'dec_elsewhere', repositoryId: 4712 });
  await decisions.save({
    ...row,
    installation: 9,
    id: 'dec_renamed',
    repository: 'acme/store',
    createdAt: new Date(Date.UTC(2026, 0, 4)),
  });
  expect((await decisions.recent(9, signal.repositoryId, 2)).map((one) => one.id)).toEqual([
    'dec_renamed',
    'dec_3',
  ]);
});

test('migrating again changes nothing; a database of a newer program is not touched', async () => {
  await migrateDatabase(database.pool);
  await database.pool.query(`INSERT INTO schema_migration (name) VALUES ('9999-future.sql')`);
  await expect(migrateDatabase(database.pool)).rejects.toThrow('newer than this program: 9999-future.sql');
  await database.pool.query(`DELETE FROM schema_migration WHERE name = '9999-future.sql'`);
});

test('the App is ready with its stores open, and says which one is not', async () => {
  const journal = openJournal({ directory: join(root, 'journal'), log });
  const stores = {
    inbox: createJournalInbox({ journal, cipher: testCipher, clock: systemClock }),
    database,
    heartbeat: () => journal.run(heartbeat, { at: systemClock.now().toISOString() }),
  };
  const probes = createProbes(stores);
  expect(await Promise.all(probes.map((probe) => probe.check()))).toEqual([null, null, null]);
  const counts = async () => ({ pending: 10_001, dead: 0 });
  const crowded = createProbes({ ...stores, inbox: { ...stores.inbox, counts } });
  expect(await crowded.find((probe) => probe.name === 'inbox')?.check()).toBe('10001 deliveries wait');
  await journal.close();
  await expect(probes.find((probe) => probe.name === 'journal')?.check()).rejects.toThrow('closed');
});
