import type { Note } from '../notes.ts';
import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

interface NoteKey {
  readonly installation: number;
  readonly key: string;
}

export const getNote: Operation<NoteKey, unknown> = {
  name: 'notes.get',
  kind: 'read',
  run: (database, { installation, key }) => {
    const row = statement(database, 'SELECT data FROM note WHERE installation = ? AND key = ?').get(
      installation,
      key,
    );
    return row === undefined ? null : JSON.parse(String(row.data));
  },
};

export const listNotes: Operation<
  {
    readonly installation: number;
    readonly prefix: string;
    readonly limit: number;
    readonly after: string;
  },
  Note[]
> = {
  name: 'notes.list',
  kind: 'read',
  run: (database, { installation, prefix, limit, after }) =>
    statement(
      database,
      'SELECT key, data FROM note WHERE installation = ? AND key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?',
    )
      .all(installation, prefix, `${prefix}\u{10ffff}`, after, limit)
      .map((row) => ({ key: String(row.key), data: JSON.parse(String(row.data)) })),
};

export const setNote: Operation<NoteKey & { readonly text: string }, void> = {
  name: 'notes.set',
  kind: 'write',
  run: (database, { installation, key, text }) => {
    statement(
      database,
      `INSERT INTO note (installation, key, data) VALUES (?, ?, ?)
       ON CONFLICT (installation, key) DO UPDATE SET data = excluded.data`,
    ).run(installation, key, text);
  },
};

export const removeNote: Operation<NoteKey, void> = {
  name: 'notes.remove',
  kind: 'write',
  run: (database, { installation, key }) => {
    statement(database, 'DELETE FROM note WHERE installation = ? AND key = ?').run(installation, key);
  },
};
