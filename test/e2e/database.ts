import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { localAnnouncements } from '../../src/platform/announcements.ts';
import { createPool, type Database, typed } from '../../src/platform/database.ts';
import { createLog } from '../../src/platform/log.ts';

let shared: Promise<Database> | undefined;

/** One embedded database for all tests of a file, in a process of its own, emptied for whoever asks. */
export async function emptyDatabase(): Promise<Database> {
  shared ??= startDatabase();
  const database = await shared;
  await database.pool.query('DELETE FROM decision');
  return database;
}

afterAll(async () => {
  await (await shared)?.close();
});

async function startDatabase(): Promise<Database> {
  const child = fork(fileURLToPath(new URL('./database.child.ts', import.meta.url)));
  const [host] = await once(child, 'message');
  const connection = { host: String(host), port: 5432, user: 'postgres', database: 'postgres', max: 1 };
  const pool = createPool(connection, createLog({ level: 'silent' }));
  return {
    drizzle: typed(pool),
    pool,
    exclusive: true,
    announcements: localAnnouncements(),
    async close() {
      await pool.end();
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
