import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { acquireLock } from '../process-lock.ts';
import { checkJournalVersion, migrateJournal } from './journal-schema.ts';

/** An open journal file, and the lock that keeps other processes from writing it. */
export interface JournalFile {
  readonly database: DatabaseSync;
  close(): void;
}

/**
 * Opens the journal's file in the directory for writing, creating both. At most one process has it open.
 * @param options.maximumPages bounds the file, in pages of 4 kB; above it, writes fail as on a full disk.
 * @throws {LockHeld} when another process has it open.
 */
export function openJournalFile(options: { directory: string; maximumPages?: number }): JournalFile {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const lock = acquireLock(join(options.directory, 'journal.lock'), `The journal in ${options.directory}`);
  try {
    const database = openForWriting(join(options.directory, 'journal.db'), options.maximumPages);
    const close = () => {
      database.close();
      lock.release();
    };
    return { database, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens it for reading only, also while another process writes it.
 * @throws {Error} when there is none in the directory.
 */
export function openJournalFileForReading(directory: string): DatabaseSync {
  const file = join(directory, 'journal.db');
  if (!existsSync(file)) throw new Error(`There is no journal in ${directory}.`);
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  checkJournalVersion(database);
  return database;
}

function openForWriting(file: string, maximumPages: number | undefined): DatabaseSync {
  // Nobody else may read deliveries, and SQLite gives its other files the mode of this one.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    // Its log is put in place when nobody waits (upkeep.ts), and at 64 MB in any case.
    database.exec('PRAGMA wal_autocheckpoint = 16000');
    migrateJournal(database);
    if (maximumPages !== undefined) database.exec(`PRAGMA max_page_count = ${maximumPages}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
