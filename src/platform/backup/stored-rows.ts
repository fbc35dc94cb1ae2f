import { type BackupHead, BackupHeader, BackupRow } from './format.ts';

/** A row as one of the databases gives it. The columns have the same names in both. */
type Row = Readonly<Record<string, unknown>>;

/** How rows of the tables stand in a backup. @throws {ZodError} when a column holds what it never should */
export const backedUp = {
  entry: ({ installation, text, hash }: Row) => BackupRow.parse({ type: 'entry', installation, text, hash }),
  effect: ({ until, changed_at: changedAt, ...row }: Row) =>
    BackupRow.parse({ type: 'effect', ...row, until: moment(until), changedAt: moment(changedAt) }),
  note: ({ installation, key, data }: Row) => BackupRow.parse({ type: 'note', installation, key, data }),
  delivery: (row: Row) =>
    BackupRow.parse({
      type: 'delivery',
      sequence: row.sequence,
      id: row.id,
      event: row.event,
      installation: row.installation,
      receivedAt: moment(row.received_at),
      state: row.state,
      attempts: row.attempts,
      dueAt: moment(row.due_at),
      settledAt: row.settled_at === null ? null : moment(row.settled_at),
      cause: row.cause,
      body: row.body instanceof Uint8Array ? Buffer.from(row.body).toString('base64') : null,
    }),
};

/** A row of `ledger_head`. */
export function headIn({ installation, seq, hash, key_id: keyId, signature }: Row): BackupHead {
  const signed = keyId === null || signature === null ? null : { keyId, signature };
  return BackupHeader.shape.heads.element.parse({ installation, seq, hash, signed });
}

/** Dates, milliseconds since 1970 and ISO 8601 alike. @throws {TypeError} when it is nothing of these */
function moment(value: unknown): string {
  if (value instanceof Date || typeof value === 'number' || typeof value === 'string') {
    return new Date(value).toISOString();
  }
  throw new TypeError(`${String(value)} is no moment`);
}
