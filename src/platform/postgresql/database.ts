import type pg from 'pg';
import { createPool, type Database, DatabaseUnavailable, typed } from '../database.ts';
import type { Log } from '../log.ts';
import { migrateDatabase } from '../migrate.ts';
import { listenOn } from './announcements.ts';

const oldestVersion = 15;

/** How long anything may take, in milliseconds; a hung statement must not hold up everybody else. */
const limits = {
  connect: 5000,
  statement: 30_000,
  /** Longer than for the server's own limit: then the network is broken. */
  answer: 35_000,
  lock: 10_000,
  idleInTransaction: 30_000,
};

/** A database on a PostgreSQL server, that several processes may use. */
export type PostgresqlDatabase = Database & { readonly exclusive: false };

/**
 * Opens a database on a PostgreSQL server and brings it to the present schema, the journal's tables included.
 * @param options.url as node-postgres reads it: `postgres://user:password@host/database?sslmode=verify-full`
 * @param options.connections how many at most, besides one that listens
 * @throws {DatabaseUnavailable} when it cannot be reached or used; the message names host and database only
 */
export async function openPostgresql(options: {
  readonly url: string;
  readonly connections: number;
  readonly log: Log;
}): Promise<PostgresqlDatabase> {
  const { url, connections, log } = options;
  const connection: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: limits.connect,
    application_name: 'wired-chaos',
    keepAlive: true,
  };
  const pool = createPool(
    {
      ...connection,
      max: connections,
      // Together with a health check on the way: connections do not outlive a failover for long.
      maxLifetimeSeconds: 1800,
      query_timeout: limits.answer,
      onConnect: prepareSession,
    },
    log,
  );
  try {
    await check(pool, log);
    await migrateDatabase(pool, { journal: true });
  } catch (error) {
    await pool.end();
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailable(`The database ${nameOf(url)} cannot be used: ${reason}`, { cause: error });
  }
  const announcements = listenOn({ connection, pool, log });
  await announcements.begun;
  return {
    drizzle: typed(pool),
    pool,
    exclusive: false,
    announcements,
    close: async () => {
      await announcements.close();
      await pool.end();
    },
  };
}

/**
 * What every connection needs, whatever defaults server, database and role have. A stricter `synchronous_commit` than
 * ours (remote_apply) stays; off or local would acknowledge deliveries that a power cut or failover can lose.
 */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(`
    SET statement_timeout = ${limits.statement};
    SET lock_timeout = ${limits.lock};
    SET idle_in_transaction_session_timeout = ${limits.idleInTransaction};
    SET default_transaction_isolation = 'read committed';
    SET TimeZone = 'UTC';
    SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')`);
}

async function check(pool: pg.Pool, log: Log): Promise<void> {
  const { rows } = await pool.query<{
    version: number;
    encoding: string;
    readonly: string;
    fsync: string;
  }>(`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
           current_setting('transaction_read_only') AS readonly, current_setting('fsync') AS fsync`);
  const [server] = rows;
  if (server === undefined) throw new Error('the server says nothing about itself');
  const version = Math.floor(server.version / 10_000);
  if (version < oldestVersion) {
    throw new Error(`the server is PostgreSQL ${version}; ${oldestVersion} or newer is needed`);
  }
  if (server.encoding !== 'UTF8') {
    throw new Error(`its encoding is ${server.encoding}; create it with ENCODING 'UTF8' TEMPLATE template0`);
  }
  if (server.readonly === 'on') {
    throw new Error('it is read-only (a standby?); name the primary');
  }
  if (server.fsync === 'off') {
    log.error('the server runs with fsync = off: a power cut can lose acknowledged deliveries');
  }
}

/** Host and database, without user and password. */
function nameOf(url: string): string {
  try {
    const { hostname, pathname, searchParams } = new URL(url.replace('@/', '@localhost/'));
    const host = searchParams.get('host') ?? hostname;
    return `${decodeURIComponent(pathname.slice(1)) || '(default)'} on ${host || 'localhost'}`;
  } catch {
    return 'that DATABASE_URL names';
  }
}
