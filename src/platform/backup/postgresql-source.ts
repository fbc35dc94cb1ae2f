import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { type BackupRow, type BackupSource, backupVersion } from './format.ts';
import { backedUp, headIn } from './stored-rows.ts';

/**
 * What is on the PostgreSQL server at this moment, whatever goes on there: one transaction sees one state.
 * Its connection is in use until it is closed.
 */
export async function openPostgresqlSource(
  pool: pg.Pool,
  clock: Clock,
): Promise<BackupSource & { close(): Promise<void> }> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // The disk to which it is written may be slow.
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    const heads = await client.query('SELECT * FROM ledger_head WHERE seq > 0 ORDER BY installation');
    const created = clock.now().toISOString();
    const counts = {
      entries: await count(client, 'ledger'),
      effects: await count(client, 'effect'),
      notes: await count(client, 'note'),
      deliveries: await count(client, 'delivery'),
    };
    return {
      header: {
        type: 'wired-chaos-backup',
        version: backupVersion,
        created,
        from: 'postgresql',
        counts,
        heads: heads.rows.map(headIn),
      },
      rows: () => rowsOf(client),
      // Closing the connection ends the transaction, whatever state it is in.
      close: async () => client.release(true),
    };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const page = 500;
/** Payloads are read so many bytes at a time; a larger one alone. */
const bytesAtOnce = 8_000_000;

async function* rowsOf(client: pg.PoolClient): AsyncGenerator<BackupRow> {
  const entries = 'SELECT installation, text, hash FROM ledger ORDER BY installation, seq';
  for await (const row of inPages(client, entries)) yield backedUp.entry(row);
  // By the bytes of the keys, as the journal has them.
  const effects = `SELECT installation, key, state, owner, attempts, until, changed_at, result, cause FROM effect
    ORDER BY installation, key COLLATE "C"`;
  for await (const row of inPages(client, effects)) yield backedUp.effect(row);
  const notes = 'SELECT installation, key, data FROM note ORDER BY installation, key';
  for await (const row of inPages(client, notes)) yield backedUp.note(row);
  for await (const { from, to } of ranges(client)) {
    const { rows } = await client.query(
      'SELECT * FROM delivery WHERE sequence BETWEEN $1 AND $2 ORDER BY sequence',
      [from, to],
    );
    for (const row of rows) yield backedUp.delivery(row);
  }
}

async function* inPages(client: pg.PoolClient, sql: string): AsyncGenerator<Record<string, unknown>> {
  await client.query(`DECLARE backup NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const { rows } = await client.query(`FETCH ${page} FROM backup`);
    yield* rows;
    if (rows.length < page) break;
  }
  await client.query('CLOSE backup');
}

/** Ranges of deliveries whose payloads fit into memory together. */
async function* ranges(client: pg.PoolClient): AsyncGenerator<{ from: number; to: number }> {
  let after = 0;
  for (;;) {
    const { rows } = await client.query<{ sequence: number; bytes: number }>(
      `SELECT sequence, coalesce(octet_length(body), 0) AS bytes FROM delivery
       WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
      [after, page],
    );
    let from = after + 1;
    let sum = 0;
    for (const { sequence, bytes } of rows) {
      if (sum > 0 && sum + bytes > bytesAtOnce) {
        yield { from, to: after };
        from = after + 1;
        sum = 0;
      }
      sum += bytes;
      after = sequence;
    }
    if (rows.length > 0) yield { from, to: after };
    if (rows.length < page) return;
  }
}

async function count(
  client: pg.PoolClient,
  table: 'ledger' | 'effect' | 'note' | 'delivery',
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
  return rows[0]?.count ?? 0;
}
