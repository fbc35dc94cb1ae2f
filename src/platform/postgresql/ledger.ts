import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { inTransaction } from '../database.ts';
import { appChain } from '../ledger/key-history.ts';
import type { LedgerKeySource } from '../ledger/keys-at-hand.ts';
import { openSigners, type Signers } from '../ledger/signers.ts';
import { type Ledger, type LedgerReader, type StoredEntry, storedData } from '../ledger.ts';
import type { LedgerEntry } from '../ledger-entry.ts';
import { beginning, type LedgerRow, verifyEnd, verifyRows } from '../ledger-verification.ts';
import { coalesce } from './coalesce.ts';
import {
  type Added,
  chained,
  currentKey,
  headOf,
  insertEntries,
  keyRecords,
  lockHead,
  type Queries,
} from './ledger-chain.ts';
import { establishKey, rotateKey } from './ledger-keys.ts';

/** So many entries at a time, so that verifying a long chain needs little memory. */
const page = 500;

type Appended = Awaited<ReturnType<Ledger['append']>>;

/**
 * The ledger in PostgreSQL, signed, for any number of processes. What is added together to a chain is committed
 * together, under one signature.
 * @throws {LedgerKeyMissing} when the key on record is not among those at hand
 */
export async function openPostgresqlLedger(options: {
  pool: pg.Pool;
  clock: Clock;
  keys: LedgerKeySource;
}): Promise<Ledger> {
  const { pool, clock } = options;
  const now = () => clock.now().toISOString();
  const signers = await openSigners(options.keys, {
    onRecord: async () => (await headOf(pool, appChain))?.signed?.keyId ?? null,
    establish: (keys) => establishKey(pool, keys, now()),
    rotate: (keys, next) => rotateKey(pool, keys, next, now()),
  });
  const chains = new Map<number, { append(added: Added): Promise<Appended>; waiting: number }>();

  /** One writer for each chain in this process, for its writers would wait for each other anyway. */
  async function append(added: Added): Promise<Appended> {
    const { installation } = added;
    const chain = chains.get(installation) ?? {
      append: coalesce<Added, Appended>({
        run: (together) => appendAll(pool, installation, together, signers.keys),
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
    append: async ({ data, ...entry }) => append({ ...entry, at: now(), data: storedData(data) }),
    keyProblem: signers.problem,
    rotateKey: signers.rotate,
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
  const { rows, recorded } = await inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const read = await client.query<LedgerRow>(
      `SELECT seq, at, kind, subject, object, key, text, hash FROM ledger
       WHERE installation = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      [installation, from.seq, page],
    );
    const recorded = { head: await headOf(client, installation), keys: await keyRecords(client) };
    return { rows: read.rows, recorded };
  });
  const reached = verifyRows(installation, from, rows);
  if ('ok' in reached || rows.length === page) return reached;
  return verifyEnd(installation, reached, recorded);
}

/** Adds to one chain, of which the lock on its head keeps everybody else away until the commit. */
async function appendAll(
  pool: pg.Pool,
  installation: number,
  added: readonly Added[],
  signers: Signers['keys'],
): Promise<readonly Appended[]> {
  return inTransaction(pool, async (client) => {
    const end = await lockHead(client, installation);
    const keys = added.map(({ key }) => key);
    const known = await findAll(client, installation, keys);
    const taken = new Set(known.map(({ key }) => key));
    const fresh = added.filter(({ key }, index) => !taken.has(key) && keys.indexOf(key) === index);
    const entries = chained(end, fresh);
    if (entries.length > 0) {
      // Only now: the key on record may have changed while this waited for the lock.
      await insertEntries(client, installation, entries, await currentKey(client, signers));
    }
    const byKey = new Map([...known, ...entries].map((entry) => [entry.key, entry]));
    return added.map((one) => {
      const entry = byKey.get(one.key);
      if (entry === undefined) throw new Error(`the ledger has lost the entry ${one.key}`);
      return { entry, appended: fresh.includes(one) };
    });
  });
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
