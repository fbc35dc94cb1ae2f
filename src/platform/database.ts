import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Announcements } from './announcements.ts';
import type { Log } from './log.ts';
import * as schema from './schema.ts';

/** PostgreSQL as the program sees it, embedded or a server. */
export interface Database {
  readonly drizzle: NodePgDatabase<typeof schema>;
  /**
   * Connections. The embedded database has exactly one: never ask for a second while a transaction is open, use the
   * transaction's own.
   */
  readonly pool: pg.Pool;
  /** No other process can be using this database. */
  readonly exclusive: boolean;
  /** Reaches everybody who uses this database. */
  readonly announcements: Announcements;
  close(): Promise<void>;
}

/** The database could not be opened, or cannot be used now. */
export class DatabaseUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseUnavailable';
  }
}

/**
 * Makes a pool whose connections give the same values for the same columns on every database. All connections of
 * the program are made here.
 */
export function createPool(config: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({ ...config, types: { getTypeParser } });
  pool.on('error', (error) => log.error({ err: error }, 'a connection to the database broke'));
  // While a connection is lent, nobody listens for the pool, and an error nobody listens to would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Runs the work in a transaction, on a connection of its own; when it throws, nothing of it has happened. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Closing the connection rolls back, whatever state it is in.
    client.release(true);
    throw error;
  }
}

/** The same pool for typed queries. */
export function typed(pool: pg.Pool): NodePgDatabase<typeof schema> {
  return drizzle(pool, { schema });
}

/** Of PostgreSQL's `pg_type` catalogue. */
const int8 = 20;
const date = 1082;
const timestampWithoutZone = 1114;

/**
 * Where the driver's own choice surprises: `count(*)` and other 8-byte integers are numbers, as they are in the
 * journal; dates and times that name no zone stay the text they are, for the driver would read them in the zone of
 * the machine. Everything else is as the driver has it: `timestamptz` a Date, `bytea` a Buffer, `numeric` text.
 */
function getTypeParser(...[type, format]: Parameters<typeof pg.types.getTypeParser>) {
  if (type === int8) return wholeNumber;
  if (type === date || type === timestampWithoutZone) return String;
  return pg.types.getTypeParser(type, format);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large for a number`);
  return number;
}
