import type { DatabaseSync } from 'node:sqlite';
import { doubtGuids, indexSome } from './guids.ts';
import { statement } from './statement.ts';

/** How long nothing was written when nobody waits for the journal; how often that is looked at. Milliseconds. */
const quiet = 100;

/**
 * Does what a journal needs while nobody waits for it, a little at a time: GUIDs are indexed, and what is in SQLite's
 * log goes to its place. Where it is never quiet both are done within commits, by their bounds.
 * @param sinceLastWrite milliseconds since the last commit ended; infinite before the first
 */
export function startUpkeep(database: DatabaseSync, sinceLastWrite: () => number): { stop(): void } {
  let checkpointed = 0;

  function look(): void {
    const since = sinceLastWrite();
    if (since < quiet || since === Number.POSITIVE_INFINITY) return;
    try {
      if (indexMore(database)) return;
      const lastWrite = performance.now() - since;
      if (lastWrite <= checkpointed) return;
      checkpointed = performance.now();
      statement(database, 'PRAGMA wal_checkpoint(PASSIVE)').all();
    } catch {
      // A full disk, or another process reading for long: commits hear of the first, and the next quiet moment comes.
    }
  }

  const timer = setInterval(look, quiet);
  return { stop: () => clearInterval(timer) };
}

/** Returns whether there is more. */
function indexMore(database: DatabaseSync): boolean {
  database.exec('BEGIN IMMEDIATE');
  try {
    const more = indexSome(database);
    database.exec('COMMIT');
    return more;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    doubtGuids(database);
    throw error;
  }
}
