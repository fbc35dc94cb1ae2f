import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkJournalVersion, migrateJournal } from './journal-schema.ts';
import type { Log } from './log.ts';
import { acquireLock } from './process-lock.ts';

/** Nothing of the write is on disk. The caller may try again later. */
export class JournalUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JournalUnavailable';
  }
}

/** What can be read from a journal, also beside the process that writes it. */
export interface JournalReader {
  /** Runs a query on what is committed. The work must only read. */
  read<T>(work: (database: DatabaseSync) => T): T;
  close(): void;
}

/**
 * What survives a power cut: an SQLite file, fsynced before a write is acknowledged. Writes that arrive together are
 * committed together, with one fsync.
 */
export interface Journal extends JournalReader {
  /**
   * Runs the work in the next commit and resolves once it is on disk. Work is synchronous, and all of it or nothing
   * happens; when it throws, the others of the same commit are not affected.
   * @throws {JournalUnavailable} when the commit fails, or too many writes wait.
   */
  write<T>(work: (database: DatabaseSync) => T): Promise<T>;
}

interface Waiting {
  /** Runs inside the transaction; what it returns settles the caller's promise after the commit. */
  run(database: DatabaseSync): () => void;
  reject(error: unknown): void;
}

/** A commit takes at most so many writes, to bound how long it holds up the process. */
const writesPerCommit = 500;

/**
 * Opens the journal in the directory, creating both. At most one process has it open.
 * @param options.maximumWaiting how many writes may wait before further ones are refused.
 * @param options.maximumPages bounds the file, in pages of 4 kB; above it, writes fail as on a full disk.
 * @throws {LockHeld} when another process has it open.
 */
export function openJournal(options: {
  directory: string;
  log: Log;
  maximumWaiting?: number;
  maximumPages?: number;
}): Journal {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const lock = acquireLock(join(options.directory, 'journal.lock'), `The journal in ${options.directory}`);
  try {
    const database = openForWriting(join(options.directory, 'journal.db'), options.maximumPages);
    return createJournal(database, options.log, options.maximumWaiting ?? 10_000, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens a journal for reading only, also while another process writes it.
 * @throws {Error} when there is none in the directory.
 */
export function openJournalForReading(directory: string): JournalReader {
  const file = join(directory, 'journal.db');
  if (!existsSync(file)) throw new Error(`There is no journal in ${directory}.`);
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  checkJournalVersion(database);
  return { read: (work) => work(database), close: () => database.close() };
}

function openForWriting(file: string, maximumPages: number | undefined): DatabaseSync {
  // Nobody else may read deliveries, and SQLite gives its other files the mode of this one.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    migrateJournal(database);
    if (maximumPages !== undefined) database.exec(`PRAGMA max_page_count = ${maximumPages}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function createJournal(
  database: DatabaseSync,
  log: Log,
  maximumWaiting: number,
  onClosed: () => void,
): Journal {
  let waiting: Waiting[] = [];
  let scheduled = false;

  const schedule = () => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      flush();
      schedule();
    });
  };

  const flush = () => {
    const batch = waiting.slice(0, writesPerCommit);
    waiting = waiting.slice(writesPerCommit);
    const failure = commit(database, batch);
    if (failure !== null)
      log.error({ err: failure, writes: batch.length }, 'the journal could not be written');
  };

  return {
    read: (work) => work(database),
    write: (work) => {
      if (!database.isOpen) return Promise.reject(new JournalUnavailable('The journal is closed.'));
      if (waiting.length >= maximumWaiting) {
        return Promise.reject(
          new JournalUnavailable(`${maximumWaiting} writes already wait for the journal.`),
        );
      }
      return new Promise((resolve, reject) => {
        waiting.push({
          reject,
          run: (open) => {
            const result = work(open);
            return () => resolve(result);
          },
        });
        schedule();
      });
    },
    close: () => {
      if (!database.isOpen) return;
      while (waiting.length > 0) flush();
      database.close();
      onClosed();
    },
  };
}

/** Commits a batch and settles its callers. Returns what went wrong with the batch as a whole, or null. */
function commit(database: DatabaseSync, batch: readonly Waiting[]): JournalUnavailable | null {
  if (batch.length === 0) return null;
  const settle: (() => void)[] = [];
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const write of batch) settle.push(runInSavepoint(database, write));
    database.exec('COMMIT');
  } catch (error) {
    // SQLite rolls back by itself on some of these errors (sqlite.org/lang_transaction.html, 3.1).
    if (database.isTransaction) database.exec('ROLLBACK');
    const message = error instanceof Error ? error.message : String(error);
    const failure = new JournalUnavailable(`The journal could not be written: ${message}`, { cause: error });
    for (const write of batch) write.reject(failure);
    return failure;
  }
  for (const done of settle) done();
  return null;
}

function runInSavepoint(database: DatabaseSync, write: Waiting): () => void {
  database.exec('SAVEPOINT one');
  try {
    const done = write.run(database);
    database.exec('RELEASE one');
    return done;
  } catch (error) {
    if (isStorageFailure(error) || !database.isTransaction) throw error;
    database.exec('ROLLBACK TO one; RELEASE one');
    return () => write.reject(error);
  }
}

/**
 * Busy, out of memory, read-only, I/O error, corrupt, full, cannot open, not a database: primary result codes of
 * sqlite.org/rescode.html, in the low byte. They concern the file, not the one write.
 */
const storageFailures = new Set([5, 7, 8, 10, 11, 13, 14, 26]);

function isStorageFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    storageFailures.has(error.errcode & 0xff)
  );
}
