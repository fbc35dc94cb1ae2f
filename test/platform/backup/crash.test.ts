import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { restoreBackup } from '../../../src/platform/backup/restore.ts';
import { systemClock as clock } from '../../../src/platform/clock.ts';
import { openPostgresql } from '../../../src/platform/postgresql/database.ts';
import { type Child, startChild } from '../child.ts';
import { emptyPostgresql, testServer } from '../postgresql.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { backUp, directoryWithKeyOf, log, openJournalStores } from './stores.ts';

// Processes start in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 60_000 });

const patience = { timeout: 50_000, interval: 50 };

/** A backup of more rows than are written at once. */
async function largeBackup() {
  const stores = await openJournalStores();
  await Promise.all(
    Array.from({ length: 3000 }, (_, number) => stores.notes.set(7, `note-${number}`, Math.random())),
  );
  return { directory: stores.directory, ...(await backUp(stores.directory)) };
}

/** A process that restores, and of which all but the end of the file has come when it is waited for. */
async function startRestore(file: string, directory: string, url: string | null): Promise<Child> {
  const pipe = join(temporaryDirectory(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const server = url === null ? null : { url, connections: 2 };
  const child = startChild(`
    const { restoreBackup } = await platform('backup/restore.ts');
    const { systemClock: clock } = await platform('clock.ts');
    const { createLog } = await platform('log.ts');
    const log = createLog({ level: 'silent' });
    const to = ${JSON.stringify({ directory, server, ledgerKeys: [] })};
    await restoreBackup(${JSON.stringify(pipe)}, { ...to, clock, log });
    console.log('restored');
  `);
  const writer = await open(pipe, 'w');
  onTestFinished(() => writer.close());
  const content = readFileSync(file);
  await writer.write(content.subarray(0, content.length - 1000));
  return child;
}

test('a restore that is killed in its midst leaves no journal, and can be repeated', async () => {
  const backup = await largeBackup();
  const directory = directoryWithKeyOf(backup.directory);
  const child = await startRestore(backup.file, directory, null);
  const written = join(directory, 'restoring', 'journal.db-wal');
  await vi.waitFor(() => expect(statSync(written).size).toBeGreaterThan(50_000), patience);
  await child.kill();
  expect(existsSync(join(directory, 'journal.db'))).toBe(false);

  await restoreBackup(backup.file, { directory, server: null, ledgerKeys: [], clock, log });
  expect(readdirSync(directory)).not.toContain('restoring');
  const { notes } = await openJournalStores(directory);
  expect(await notes.list(7, 'note-', 5000)).toHaveLength(3000);
});

test.runIf(testServer !== undefined)(
  'a restore into PostgreSQL that is killed in its midst leaves an empty database',
  async () => {
    const backup = await largeBackup();
    const directory = directoryWithKeyOf(backup.directory);
    const url = await emptyPostgresql();
    const child = await startRestore(backup.file, directory, url);
    const database = await openPostgresql({ url, connections: 2, log });
    onTestFinished(() => database.close());
    const rows = async (sql: string) => (await database.pool.query(sql)).rows;
    const inserting = `SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE 'INSERT INTO note%'`;
    await vi.waitFor(async () => expect(await rows(inserting)).toHaveLength(1), patience);
    await child.kill();
    await restoreBackup(backup.file, {
      directory,
      server: { url, connections: 2 },
      ledgerKeys: [],
      clock,
      log,
    });
    expect(await rows('SELECT count(*) AS count FROM note')).toEqual([{ count: 3000 }]);
  },
);
