import type pg from 'pg';
import { inTransaction } from '../database.ts';
import { setbackAfter } from '../inbox/setback.ts';
import type { InboxStore, StoredDelivery } from '../inbox/store.ts';
import type { DeadDelivery } from '../inbox.ts';
import { byteaArray } from './bytea-array.ts';
import { coalesce } from './coalesce.ts';

/** So that a dead process's deliveries are soon taken over; a slow one may see its delivery handled twice. */
const claimMilliseconds = 15_000;

type Arrived = Omit<StoredDelivery, 'attempts'>;

/**
 * An inbox's deliveries in PostgreSQL, for any number of processes: what `due` gives is claimed, and given to nobody
 * else until it is settled or the claim has lapsed, because its process died or hangs.
 */
export function postgresqlInboxStore(pool: pg.Pool): InboxStore {
  const insert = coalesce({
    run: (arrived: readonly Arrived[]) => insertAll(pool, arrived),
    underWay: 4,
    largest: { items: 64, weight: 4_000_000 },
    weigh: ({ sealed }) => sealed.length,
    maximumWaiting: 10_000,
  });
  const done = coalesce({
    run: (settled: readonly Settled[]) => settleAll(pool, settled),
    underWay: 2,
    largest: { items: 500, weight: 500 },
    maximumWaiting: 10_000,
  });

  return {
    insert,
    due: async (at, limit) => {
      const { rows } = await pool.query<DueRow>({
        name: 'inbox.due',
        text: `WITH free AS (
                 SELECT sequence FROM delivery
                 WHERE state = 'pending' AND due_at <= $1 AND claimed_until <= $1
                 ORDER BY due_at, sequence LIMIT $2 FOR UPDATE SKIP LOCKED)
               UPDATE delivery SET claimed_until = $3 FROM free WHERE delivery.sequence = free.sequence
               RETURNING delivery.*`,
        values: [at, limit, new Date(at.getTime() + claimMilliseconds)],
      });
      return rows
        .sort((a, b) => a.due_at.getTime() - b.due_at.getTime() || a.sequence - b.sequence)
        .map((row): StoredDelivery => ({ ...described(row), sealed: row.body }));
    },
    done: async (id, installation, at) => {
      await done({ id, installation, at });
    },
    failed: (id, { cause, installation, final, at, random }) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<Pick<DueRow, 'attempts'>>(
          'SELECT attempts FROM delivery WHERE id = $1 FOR UPDATE',
          [id],
        );
        const attempts = (rows[0]?.attempts ?? 0) + 1;
        const { dead, wait } = setbackAfter(attempts, { final, random });
        const due = new Date(at.getTime() + wait);
        await client.query(
          `UPDATE delivery SET state = $2, attempts = $3, due_at = $4, installation = $5, cause = $6,
             claimed_until = '-infinity'
           WHERE id = $1`,
          [id, dead ? 'dead' : 'pending', attempts, due, installation, cause],
        );
        return { dead };
      }),
    dead: async (limit) => {
      const { rows } = await pool.query<DeadRow>(
        `SELECT id, event, installation, received_at, attempts, cause FROM delivery
         WHERE state = 'dead' ORDER BY sequence LIMIT $1`,
        [limit],
      );
      return rows.map(diedOf);
    },
    deadOne: async (id) => {
      const { rows } = await pool.query<DeadRow & Pick<DueRow, 'body'>>(
        `SELECT * FROM delivery WHERE id = $1 AND state = 'dead'`,
        [id],
      );
      const [row] = rows;
      return row === undefined ? null : { ...diedOf(row), sealed: row.body };
    },
    drop: async (id, at) => {
      const { rowCount } = await pool.query(
        `UPDATE delivery SET state = 'done', settled_at = $2, body = NULL WHERE id = $1 AND state = 'dead'`,
        [id, at],
      );
      return rowCount !== 0;
    },
    retry: async (id, at) => {
      const { rowCount } = await pool.query(
        `UPDATE delivery SET state = 'pending', attempts = 0, due_at = $2 WHERE id = $1 AND state = 'dead'`,
        [id, at],
      );
      return rowCount !== 0;
    },
    counts: async () => {
      const { rows } = await pool.query<{ pending: number; dead: number }>(
        `SELECT (SELECT count(*) FROM delivery WHERE state = 'pending') AS pending,
                (SELECT count(*) FROM delivery WHERE state = 'dead') AS dead`,
      );
      return rows[0] ?? { pending: 0, dead: 0 };
    },
    nextDue: async () => {
      const { rows } = await pool.query<{ due: Date | null }>(
        `SELECT min(greatest(due_at, claimed_until)) AS due FROM delivery WHERE state = 'pending'`,
      );
      return rows[0]?.due ?? null;
    },
    expire: async ({ payloadsBefore, guidsBefore, limit }) => {
      const dropped = await pool.query(
        `UPDATE delivery SET body = NULL WHERE sequence IN (SELECT sequence FROM delivery
         WHERE state = 'done' AND body IS NOT NULL AND settled_at < $1
         ORDER BY settled_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        [payloadsBefore, limit],
      );
      const forgotten = await pool.query(
        `DELETE FROM delivery WHERE sequence IN (SELECT sequence FROM delivery
         WHERE state = 'done' AND settled_at < $1 ORDER BY settled_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        [guidsBefore, limit],
      );
      return (dropped.rowCount ?? 0) + (forgotten.rowCount ?? 0);
    },
  };
}

/** Sorted by GUID, so that two batches with some in common never wait for each other. */
async function insertAll(pool: pg.Pool, arrived: readonly Arrived[]): Promise<boolean[]> {
  const sorted = arrived.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { rows } = await pool.query<{ id: string }>({
    name: 'inbox.insert',
    text: `INSERT INTO delivery (id, event, received_at, due_at, body)
           SELECT id, event, received_at, received_at, body
           FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::bytea[])
             AS arrived (id, event, received_at, body)
           ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [
      sorted.map(({ id }) => id),
      sorted.map(({ event }) => event),
      sorted.map(({ receivedAt }) => receivedAt),
      byteaArray(sorted.map(({ sealed }) => sealed)),
    ],
  });
  // Of a GUID that came twice in one batch, one is the first.
  const stored = new Set(rows.map(({ id }) => id));
  return arrived.map(({ id }) => stored.delete(id));
}

interface Settled {
  readonly id: string;
  readonly installation: number | null;
  readonly at: Date;
}

async function settleAll(pool: pg.Pool, settled: readonly Settled[]): Promise<true[]> {
  const sorted = settled.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await pool.query({
    name: 'inbox.done',
    text: `UPDATE delivery SET state = 'done', settled_at = handled.at, installation = handled.installation, cause = NULL
           FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]) AS handled (id, installation, at)
           WHERE delivery.id = handled.id`,
    values: [
      sorted.map(({ id }) => id),
      sorted.map(({ installation }) => installation),
      sorted.map(({ at }) => at.toISOString()),
    ],
  });
  return settled.map(() => true);
}

interface DeliveryRow {
  readonly id: string;
  readonly event: string;
  readonly received_at: Date;
  readonly attempts: number;
}

interface DueRow extends DeliveryRow {
  readonly sequence: number;
  readonly due_at: Date;
  readonly body: Buffer;
}

interface DeadRow extends DeliveryRow {
  readonly installation: number | null;
  readonly cause: string;
}

function diedOf(row: DeadRow): DeadDelivery {
  return { ...described(row), installation: row.installation, cause: row.cause };
}

function described(row: DeliveryRow): Omit<StoredDelivery, 'sealed'> {
  const { id, event, received_at: receivedAt, attempts } = row;
  return { id, event, receivedAt: receivedAt.toISOString(), attempts };
}
