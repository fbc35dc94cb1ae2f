import { asc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { decision } from '../schema.ts';

/** What the database keeps of one installation, embedded or not: decisions, and wakes in the queue. */
export interface HeldRows {
  readonly decisions: readonly (typeof decision.$inferSelect)[];
  readonly wakes: readonly HeldWake[];
}

/** A wake as the queue keeps it: waiting, running, done a while ago, or given up. */
interface HeldWake {
  readonly queue: string;
  readonly state: string;
  readonly at: Date;
  readonly data: unknown;
  /** What the last attempt ended with, such as the error. */
  readonly output: unknown;
}

const wakesOf = `FROM pgboss.job WHERE data ->> 'installation' = $1`;

/** Reads all of it; there is little, for the queue forgets what is done and decisions are few. */
export async function readHeldRows(database: Database, installation: number): Promise<HeldRows> {
  const decisions = await database.drizzle
    .select()
    .from(decision)
    .where(eq(decision.installation, installation))
    .orderBy(asc(decision.createdAt), asc(decision.id));
  if (!(await hasQueue(database))) return { decisions, wakes: [] };
  const { rows: wakes } = await database.pool.query<HeldWake>(
    `SELECT name AS queue, state, created_on AS at, data, output ${wakesOf} ORDER BY created_on, id`,
    [String(installation)],
  );
  return { decisions, wakes };
}

/** Removes all of it. Returns how much it was. */
export async function eraseRows(
  database: Database,
  installation: number,
): Promise<{ readonly decisions: number; readonly wakes: number }> {
  const decisions = await database.pool.query('DELETE FROM decision WHERE installation = $1', [installation]);
  const wakes = (await hasQueue(database))
    ? await database.pool.query(`DELETE ${wakesOf}`, [String(installation)])
    : null;
  return { decisions: decisions.rowCount ?? 0, wakes: wakes?.rowCount ?? 0 };
}

/** pg-boss makes its tables when the App starts for the first time. */
async function hasQueue(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ found: string | null }>(
    `SELECT to_regclass('pgboss.job') AS found`,
  );
  return rows[0]?.found !== null;
}
