import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { openJournalFileForReading } from '../journal/journal-file.ts';
import { type BackupRow, type BackupSource, backupVersion } from './format.ts';
import { backedUp, headIn } from './stored-rows.ts';

/**
 * The journal in the directory as it is at this moment, also while an App writes it: SQLite keeps what a reading
 * transaction has begun to see. What the embedded database holds is not in it, for it can be made from the journal.
 * @throws {Error} when there is no journal, or it is of another version
 */
export function openJournalSource(
  directory: string,
  clock: Clock,
): BackupSource & { close(): Promise<void> } {
  const database = openJournalFileForReading(directory);
  try {
    database.exec('BEGIN');
    const heads = database
      .prepare('SELECT * FROM ledger_head WHERE seq > 0 ORDER BY installation')
      .all()
      .map(headIn);
    const created = clock.now().toISOString();
    const counts = {
      entries: count(database, 'ledger'),
      effects: count(database, 'effect'),
      notes: count(database, 'note'),
      deliveries: count(database, 'delivery'),
    };
    return {
      header: {
        type: 'wired-chaos-backup',
        version: backupVersion,
        created,
        from: 'embedded',
        counts,
        heads,
      },
      rows: () => rowsOf(database),
      close: async () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

const queries = [
  ['entry', 'SELECT installation, text, hash FROM ledger ORDER BY installation, seq'],
  ['effect', 'SELECT * FROM effect ORDER BY installation, key'],
  ['note', 'SELECT * FROM note ORDER BY installation, key'],
  [
    'delivery',
    'SELECT delivery.*, body FROM delivery LEFT JOIN delivery_payload USING (sequence) ORDER BY sequence',
  ],
] as const;

function* rowsOf(database: DatabaseSync): Generator<BackupRow> {
  for (const [type, sql] of queries) {
    for (const row of database.prepare(sql).iterate()) yield backedUp[type](row);
  }
}

function count(database: DatabaseSync, table: 'ledger' | 'effect' | 'note' | 'delivery'): number {
  return Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count);
}
