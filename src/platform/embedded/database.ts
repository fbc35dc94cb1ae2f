import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { localAnnouncements } from '../announcements.ts';
import { createPool, type Database, DatabaseUnavailable, typed } from '../database.ts';
import type { Log } from '../log.ts';
import { migrateDatabase } from '../migrate.ts';
import { acquireLock, type ProcessLock } from '../process-lock.ts';

/**
 * Opens the embedded PostgreSQL (PGlite in a worker thread, reached through a private Unix socket) and brings it to
 * the present schema. A lock beside that folder keeps other processes out, for two of them would destroy its files.
 * @param options.directory the data directory, in which it has a folder; null for one in memory that ends with the
 * process.
 * @throws {LockHeld} when another process has it open.
 * @throws {DatabaseUnavailable} when it does not start.
 */
export async function openEmbeddedDatabase(options: {
  directory: string | null;
  log: Log;
}): Promise<Database> {
  const directory = options.directory === null ? null : join(resolve(options.directory), 'database');
  const lock = directory === null ? null : acquireLock(`${directory}.lock`, `The database in ${directory}`);
  const sockets = mkdtempSync(join(tmpdir(), 'wired-chaos-db-'));
  let worker: Worker | null = null;
  try {
    if (directory !== null) mkdirSync(directory, { recursive: true, mode: 0o700 });
    worker = await startWorker(directory, sockets);
    worker.on('error', (error) => options.log.fatal({ err: error }, 'the database has crashed'));
    const pool = connect(sockets, options.log);
    await migrateDatabase(pool);
    const running = worker;
    return {
      drizzle: typed(pool),
      pool,
      exclusive: true,
      announcements: localAnnouncements(),
      close: async () => {
        await pool.end();
        await stopWorker(running);
        release(sockets, lock);
      },
    };
  } catch (error) {
    await worker?.terminate();
    release(sockets, lock);
    const place = directory === null ? 'in memory' : `in ${directory}`;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailable(`The database ${place} does not start: ${reason}`, { cause: error });
  }
}

/** The file name is the one clients of PostgreSQL look for in a socket directory. */
function startWorker(directory: string | null, sockets: string): Promise<Worker> {
  const worker = new Worker(new URL('./database-worker.ts', import.meta.url), {
    workerData: { directory, socket: join(sockets, '.s.PGSQL.5432') },
    // Options of this process (a debugger, a test runner, --input-type) are not meant for the thread.
    execArgv: [],
  });
  return new Promise((settle, reject) => {
    worker.once('message', () => settle(worker));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`its thread ended with ${code}`)));
  });
}

/**
 * One connection, and callers take turns. PGlite has a single session, and its socket server interleaves the
 * protocol messages of several clients: with more than one, statements were answered with the rows of others
 * (pglite-socket 0.2.17, seen with a pool of 8 and transactions).
 */
function connect(sockets: string, log: Log): pg.Pool {
  return createPool(
    {
      host: sockets,
      port: 5432,
      user: 'postgres',
      database: 'postgres',
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 60_000,
    },
    log,
  );
}

async function stopWorker(worker: Worker): Promise<void> {
  const ended = new Promise((settle) => worker.once('exit', settle));
  worker.postMessage('close');
  await ended;
}

function release(sockets: string, lock: ProcessLock | null): void {
  rmSync(sockets, { recursive: true, force: true });
  lock?.release();
}
