import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { inTransaction } from '../database.ts';
import {
  type Ledger,
  type LedgerHead,
  type LedgerReader,
  type NewEntry,
  type StoredEntry,
  storedData,
} from '../ledger.ts';
import { canonicalText, genesis, hashOf, type LedgerEntry } from '../ledger-entry.ts';
import { beginning, type LedgerRow, verifyEnd, verifyRows } from '../ledger-verification.ts';
import { coalesce } from './coalesce.ts';

/** So many entries at a time, so that verifying a long chain needs little memory. */
const page = 500;

type Added = NewEntry & Pick<LedgerEntry, 'at'>;
type Appended = Awaited<ReturnType<Ledger['append']>>;
type Queries = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>;

/** The ledger in PostgreSQL, for any number of processes. What is added together to a chain is committed together. */
export function createPostgresqlLedger(options: { pool: pg.Pool; clock: Clock }): Ledger {
  const { pool, clock } = options;
  const chains = new Map<number, { append(added: Added): Promise<Appended>; waiting: number }>();

  /** One writer for each chain in this process, for its writers would wait for each other anyway. */
  async function append(added: Added): Promise<Appended> {
    const { installation } = added;
    const chain = chains.get(installation) ?? {
      append: coalesce<Added, Appended>({
        run: (together) => appendAll(pool, installation, together),
        underWay: 1,
        largest: { items: 200, weight: 200 },
        maximumWaiting: 10_000,
      }),
      waiting: 0,
    };
    chains.set(installation, chain);
    chain.waiting += 1;
    try {
      return await chain.append(added);
    } finally {
      chain.waiting -= 1;
      if (chain.waiting === 0) chains.delete(installation);
    }
  }

  return {
    ...readPostgresqlLedger(pool),
    append: async ({ data, ...entry }) => {
      const at = clock.now().toISOString();
      return append({ ...entry, at, data: storedData(data) });
    },
  };
}

/** The ledger in PostgreSQL, to be read only. */
export function readPostgresqlLedger(pool: pg.Pool): LedgerReader {
  return {
    find: async (installation, key) => {
      const [entry] = await findAll(pool, installation, [key]);
      return entry ?? null;
    },
    entry: async (installation, seq) => {
      const { rows } = await pool.query<StoredEntry>(
        'SELECT text, hash FROM ledger WHERE installation = $1 AND seq = $2',
        [installation, seq],
      );
      return rows[0] === undefined ? null : entryOf(rows[0]);
    },
    list: async ({ installation, after = 0, kind, subject, object, limit, newest = false }) => {
      const values: unknown[] = [installation, after, limit];
      const conditions = Object.entries({ kind, subject, object })
        .filter(([, value]) => value !== undefined)
        .map(([column, value]) => `AND ${column} = $${values.push(value)}`);
      const { rows } = await pool.query<StoredEntry>(
        `SELECT text, hash FROM ledger WHERE installation = $1 AND seq > $2 ${conditions.join(' ')}
         ORDER BY seq ${newest ? 'DESC' : 'ASC'} LIMIT $3`,
        values,
      );
      const entries = rows.map(entryOf);
      return newest ? entries.reverse() : entries;
    },
    head: (installation) => headOf(pool, installation),
    stored: async (installation, after, limit) => {
      const { rows } = await pool.query<StoredEntry>(
        'SELECT text, hash FROM ledger WHERE installation = $1 AND seq > $2 ORDER BY seq LIMIT $3',
        [installation, after, limit],
      );
      return rows;
    },
    installations: async () => {
      const { rows } = await pool.query<{ installation: number }>(
        'SELECT installation FROM ledger_head WHERE seq > 0 ORDER BY installation',
      );
      return rows.map(({ installation }) => installation);
    },
    verify: async (installation) => {
      for (let from = beginning; ; ) {
        const reached = await verifyPage(pool, installation, from);
        if ('ok' in reached) return reached;
        from = reached;
      }
    },
  };
}

/** The rows after a position and, in the same snapshot, the head: a write in between must not look like a fault. */
async function verifyPage(pool: pg.Pool, installation: number, from: typeof beginning) {
  const { rows, head } = await inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const read = await client.query<LedgerRow>(
      `SELECT seq, at, kind, subject, object, key, text, hash FROM ledger
       WHERE installation = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      [installation, from.seq, page],
    );
    return { rows: read.rows, head: await headOf(client, installation) };
  });
  const reached = verifyRows(installation, from, rows);
  if ('ok' in reached || rows.length === page) return reached;
  return verifyEnd(reached, head);
}

/** Adds to one chain, of which the lock on its head keeps everybody else away until the commit. */
async function appendAll(
  pool: pg.Pool,
  installation: number,
  added: readonly Added[],
): Promise<readonly Appended[]> {
  return inTransaction(pool, async (client) => {
    const head = await lockHead(client, installation);
    const known = new Map<string, Appended>();
    const keys = added.map(({ key }) => key);
    for (const entry of await findAll(client, installation, keys)) {
      known.set(entry.key, { entry, appended: false });
    }
    const fresh: { readonly entry: LedgerEntry; readonly text: string }[] = [];
    const results = added.map((one) => {
      const existing = known.get(one.key);
      if (existing !== undefined) return existing;
      const last = fresh.at(-1)?.entry ?? head;
      const content = { ...one, seq: last.seq + 1, previous: last.hash };
      const text = canonicalText(content);
      const entry = { ...content, hash: hashOf(text) };
      fresh.push({ entry, text });
      known.set(one.key, { entry, appended: false });
      return { entry, appended: true };
    });
    if (fresh.length > 0) await insert(client, installation, fresh);
    return results;
  });
}

async function insert(
  client: pg.PoolClient,
  installation: number,
  fresh: readonly { readonly entry: LedgerEntry; readonly text: string }[],
): Promise<void> {
  const column = (name: 'seq' | 'at' | 'kind' | 'subject' | 'object' | 'key' | 'hash') =>
    fresh.map(({ entry }) => entry[name] ?? null);
  await client.query(
    `INSERT INTO ledger (installation, seq, at, kind, subject, object, key, text, hash)
     SELECT $1, * FROM unnest(
       $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])`,
    [
      installation,
      column('seq'),
      column('at'),
      column('kind'),
      column('subject'),
      column('object'),
      column('key'),
      fresh.map(({ text }) => text),
      column('hash'),
    ],
  );
  const newest = fresh.at(-1)?.entry;
  await client.query('UPDATE ledger_head SET seq = $2, hash = $3 WHERE installation = $1', [
    installation,
    newest?.seq,
    newest?.hash,
  ]);
}

/** A chain without entries gets a row to lock, too. */
async function lockHead(
  client: pg.PoolClient,
  installation: number,
): Promise<Pick<LedgerHead, 'seq' | 'hash'>> {
  const lock = 'SELECT seq, hash FROM ledger_head WHERE installation = $1 FOR UPDATE';
  const found = await client.query<LedgerHead>(lock, [installation]);
  if (found.rows[0] !== undefined) return found.rows[0];
  await client.query(
    'INSERT INTO ledger_head (installation, seq, hash) VALUES ($1, 0, $2) ON CONFLICT (installation) DO NOTHING',
    [installation, genesis],
  );
  const { rows } = await client.query<LedgerHead>(lock, [installation]);
  if (rows[0] === undefined) throw new Error(`the chain of installation ${installation} has no head`);
  return rows[0];
}

async function headOf(queries: Queries, installation: number): Promise<LedgerHead | null> {
  const { rows } = await queries.query<LedgerHead>(
    'SELECT seq, hash FROM ledger_head WHERE installation = $1 AND seq > 0',
    [installation],
  );
  return rows[0] ?? null;
}

async function findAll(
  queries: Queries,
  installation: number,
  keys: readonly string[],
): Promise<LedgerEntry[]> {
  const { rows } = await queries.query<StoredEntry>(
    'SELECT text, hash FROM ledger WHERE installation = $1 AND key = ANY ($2)',
    [installation, keys],
  );
  return rows.map(entryOf);
}

function entryOf({ text, hash }: StoredEntry): LedgerEntry {
  return { ...JSON.parse(text), hash };
}
