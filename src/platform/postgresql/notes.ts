import type pg from 'pg';
import { type Notes, noteText } from '../notes.ts';

/** Notes in PostgreSQL. */
export function createPostgresqlNotes(pool: pg.Pool): Notes {
  return {
    get: async (installation, key) => {
      const { rows } = await pool.query<{ data: string }>(
        'SELECT data FROM note WHERE installation = $1 AND key = $2',
        [installation, key],
      );
      return rows[0] === undefined ? null : JSON.parse(rows[0].data);
    },
    list: async (installation, prefix, limit, after = '') => {
      const { rows } = await pool.query<{ key: string; data: string }>(
        'SELECT key, data FROM note WHERE installation = $1 AND key >= $2 AND key < $3 AND key > $5 ORDER BY key LIMIT $4',
        [installation, prefix, `${prefix}\u{10ffff}`, limit, after],
      );
      return rows.map(({ key, data }) => ({ key, data: JSON.parse(data) }));
    },
    set: async (installation, key, data) => {
      await pool.query(
        `INSERT INTO note (installation, key, data) VALUES ($1, $2, $3)
         ON CONFLICT (installation, key) DO UPDATE SET data = excluded.data`,
        [installation, key, noteText(key, data)],
      );
    },
    remove: async (installation, key) => {
      await pool.query('DELETE FROM note WHERE installation = $1 AND key = $2', [installation, key]);
    },
  };
}
