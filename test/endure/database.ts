import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server that databases may be made on, or undefined: then everything is embedded. */
const server: string | undefined = process.env.ENDURE_DATABASE_URL || undefined;

/** Does something with an empty database of its own, which is dropped in the end; with none where all is embedded. */
export async function withDatabase<T>(work: (url: string | undefined) => Promise<T>): Promise<T> {
  if (server === undefined) return work(undefined);
  const name = `wired_chaos_endure_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  try {
    return await work(server.replace(/^(postgres(?:ql)?:\/\/[^/]*)(?:\/[^?]*)?/, `$1/${name}`));
  } finally {
    await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
