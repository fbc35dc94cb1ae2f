import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** An empty database on a PostgreSQL server. */
export interface ThrowawayDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** @param server the URL of any database there, of a role that may make others. */
export async function createDatabase(server: string): Promise<ThrowawayDatabase> {
  const name = `wired_chaos_bench_${randomBytes(6).toString('hex')}`;
  const administer = async (sql: string) => {
    const client = new pg.Client(server);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await administer(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  return {
    url: server.replace(/^(postgres(?:ql)?:\/\/[^/]*)(?:\/[^?]*)?/, `$1/${name}`),
    drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
