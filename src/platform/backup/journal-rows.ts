import type { DatabaseSync } from 'node:sqlite';
import { indexGuid } from '../journal/guids.ts';
import type { Operation } from '../journal/operation.ts';
import { statement } from '../journal/statement.ts';
import { entryColumns } from './entry-columns.ts';
import type { BackupHead, BackupRow, RowOf } from './format.ts';

/** Puts rows of a backup into a journal that has none of them. */
export const insertBackupRows: Operation<readonly BackupRow[], void> = {
  name: 'backup.insertRows',
  kind: 'write',
  run: (database, rows) => {
    for (const row of rows) insert(database, row);
  },
};

/** Puts the heads of all chains in. */
export const insertBackupHeads: Operation<readonly BackupHead[], void> = {
  name: 'backup.insertHeads',
  kind: 'write',
  run: (database, heads) => {
    for (const { installation, seq, hash, signed } of heads) {
      statement(
        database,
        'INSERT INTO ledger_head (installation, seq, hash, key_id, signature) VALUES (?, ?, ?, ?, ?)',
      ).run(installation, seq, hash, signed?.keyId ?? null, signed?.signature ?? null);
    }
  },
};

/** What is wrong with the file, as SQLite finds it; empty when nothing is. */
export const findDamage: Operation<null, readonly string[]> = {
  name: 'backup.findDamage',
  kind: 'read',
  run: (database) => {
    const found = database.prepare('PRAGMA integrity_check').all();
    return found.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok');
  },
};

function insert(database: DatabaseSync, row: BackupRow): void {
  switch (row.type) {
    case 'entry':
      insertEntry(database, row);
      return;
    case 'effect': {
      const { installation, key, state, owner, attempts, until, changedAt, result, cause } = row;
      statement(
        database,
        `INSERT INTO effect (installation, key, state, owner, attempts, until, changed_at, result, cause)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        installation,
        key,
        state,
        owner,
        attempts,
        Date.parse(until),
        Date.parse(changedAt),
        result,
        cause,
      );
      return;
    }
    case 'note':
      statement(database, 'INSERT INTO note (installation, key, data) VALUES (?, ?, ?)').run(
        row.installation,
        row.key,
        row.data,
      );
      return;
    case 'delivery':
      insertDelivery(database, row);
  }
}

function insertEntry(database: DatabaseSync, row: RowOf<'entry'>): void {
  const { installation, seq, at, kind, subject, object, key, text, hash } = entryColumns(row);
  statement(
    database,
    `INSERT INTO ledger (installation, seq, at, kind, subject, object, key, text, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(installation, seq, at, kind, subject, object, key, text, hash);
}

function insertDelivery(database: DatabaseSync, row: RowOf<'delivery'>): void {
  const { sequence, id, event, installation, receivedAt, state, attempts, dueAt, settledAt, cause, body } =
    row;
  statement(
    database,
    `INSERT INTO delivery (sequence, id, event, installation, received_at, state, attempts, due_at, settled_at, cause,
       has_payload)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    sequence,
    id,
    event,
    installation,
    receivedAt,
    state,
    attempts,
    Date.parse(dueAt),
    settledAt === null ? null : Date.parse(settledAt),
    cause,
    body === null ? 0 : 1,
  );
  indexGuid(database, id, sequence);
  if (body === null) return;
  statement(database, 'INSERT INTO delivery_payload (sequence, body) VALUES (?, ?)').run(
    sequence,
    Buffer.from(body, 'base64'),
  );
}
