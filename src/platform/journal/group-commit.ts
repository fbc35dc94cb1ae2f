import type { DatabaseSync } from 'node:sqlite';
import { doubtGuids } from './guids.ts';
import { JournalUnavailable } from './journal.ts';
import type { AnyOperation } from './operation.ts';
import { statement } from './statement.ts';

/** An operation with its arguments. */
export interface Call {
  readonly operation: AnyOperation;
  readonly args: unknown;
}

/** What came of one call. */
export type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: unknown };

/**
 * Runs the writes in one transaction, each in a savepoint of its own, and returns what came of each once all are on
 * disk. When the transaction as a whole fails, every outcome is the same JournalUnavailable.
 */
export function commit(database: DatabaseSync, calls: readonly Call[]): Outcome[] {
  const outcomes: Outcome[] = [];
  try {
    statement(database, 'BEGIN IMMEDIATE').run();
    for (const call of calls) outcomes.push(runInSavepoint(database, call));
    statement(database, 'COMMIT').run();
    return outcomes;
  } catch (error) {
    // SQLite rolls back by itself on some of these errors (sqlite.org/lang_transaction.html, 3.1).
    if (database.isTransaction) database.exec('ROLLBACK');
    doubtGuids(database);
    const message = error instanceof Error ? error.message : String(error);
    const failure = new JournalUnavailable(`The journal could not be written: ${message}`, { cause: error });
    return calls.map(() => ({ ok: false, error: failure }));
  }
}

/** Runs a read on one snapshot, whatever another process writes meanwhile. */
export function read(database: DatabaseSync, { operation, args }: Call): Outcome {
  try {
    database.exec('BEGIN');
    try {
      return { ok: true, result: operation.run(database, args as never) };
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  } catch (error) {
    return { ok: false, error };
  }
}

function runInSavepoint(database: DatabaseSync, { operation, args }: Call): Outcome {
  statement(database, 'SAVEPOINT one').run();
  try {
    const result = operation.run(database, args as never);
    statement(database, 'RELEASE one').run();
    return { ok: true, result };
  } catch (error) {
    if (isStorageFailure(error) || !database.isTransaction) throw error;
    database.exec('ROLLBACK TO one; RELEASE one');
    doubtGuids(database);
    return { ok: false, error };
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
