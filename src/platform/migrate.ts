import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { inTransaction } from './database.ts';

const directory = new URL('./migrations/', import.meta.url);

/** Any number will do, as long as every process uses the same: it names the advisory lock. */
const lockKey = 8_015_731;

/** A newer version of this program has migrated the database. */
export class SchemaTooNew extends Error {
  constructor(names: readonly string[]) {
    super(`its schema is newer than this program: ${names.join(', ')}`);
    this.name = 'SchemaTooNew';
  }
}

/**
 * Brings the database to the present schema: every numbered file in `migrations/` that it has not seen yet, in
 * order, all in one transaction, one process at a time.
 * @param options.journal also those in `migrations/journal/`: the tables that the embedded mode has in its journal
 * @throws {SchemaTooNew}
 */
export async function migrateDatabase(pool: pg.Pool, options: { journal?: boolean } = {}): Promise<void> {
  const known = [...filesIn(''), ...(options.journal === true ? filesIn('journal/') : [])];
  await inTransaction(pool, async (client) => {
    // Another process may be building a large index.
    await client.query('SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migration (
         name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY name');
    const applied = new Set(rows.map((row) => row.name));
    const foreign = [...applied].filter((name) => !known.includes(name));
    if (foreign.length > 0) throw new SchemaTooNew(foreign);
    for (const name of known.filter((file) => !applied.has(file))) {
      await client.query(readFileSync(new URL(name, directory), 'utf8'));
      await client.query('INSERT INTO schema_migration (name) VALUES ($1)', [name]);
    }
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(fileURLToPath(new URL(folder || '.', directory)))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => `${folder}${name}`);
}
