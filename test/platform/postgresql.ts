import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Database } from '../../src/platform/database.ts';
import { openEmbeddedDatabase } from '../../src/platform/embedded/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { openPostgresql, type PostgresqlDatabase } from '../../src/platform/postgresql/database.ts';
import type { AtEnd } from './temporary-directory.ts';

const run = promisify(execFile);
const serverScript = fileURLToPath(new URL('../../.ci/postgresql', import.meta.url));

/**
 * The server on which tests may make databases (TEST_DATABASE_URL), or undefined: then everything runs embedded. A
 * server of one's own: `.ci/postgresql start DIR` prints its URL.
 */
export const testServer: string | undefined = process.env.TEST_DATABASE_URL || undefined;

/** Makes an empty database and returns its URL; it is dropped in the end. */
export async function emptyPostgresql(atEnd: AtEnd = onTestFinished): Promise<string> {
  if (testServer === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const name = `wired_chaos_test_${randomBytes(6).toString('hex')}`;
  await administer(testServer, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  atEnd(() => administer(String(testServer), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return databaseUrl(testServer, name);
}

/** An empty database, open. */
export async function openTestPostgresql(atEnd: AtEnd = onTestFinished): Promise<PostgresqlDatabase> {
  const url = await emptyPostgresql(atEnd);
  const database = await openPostgresql({ url, connections: 5, log: createLog({ level: 'silent' }) });
  atEnd(() => database.close());
  return database;
}

/** The URL of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  return server.replace(/^(postgres(?:ql)?:\/\/[^/]*)(?:\/[^?]*)?/, `$1/${name}`);
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

/** A server of one's own, to be stopped and started: with a URL of its empty database. */
export interface OwnServer {
  readonly url: string;
  /** Stops it as a crash does; what it had acknowledged is kept. */
  halt(): Promise<void>;
  restart(): Promise<void>;
}

/** Starts a server that belongs to the test. */
export async function startOwnServer(atEnd: AtEnd = onTestFinished): Promise<OwnServer> {
  // Not in a directory that only its maker may enter: the server runs as somebody else where the tests run as root.
  const directory = join(tmpdir(), `wired-chaos-pg-${randomBytes(6).toString('hex')}`);
  const command = (verb: string) => run(serverScript, [verb, directory]);
  const { stdout } = await command('start');
  atEnd(async () => {
    await command('stop');
  });
  return {
    url: stdout.trim(),
    halt: async () => {
      await command('halt');
    },
    restart: async () => {
      await command('restart');
    },
  };
}

/** An empty database: on the server that tests may use, or else embedded, in memory. */
export async function openTestDatabase(atEnd: AtEnd = onTestFinished): Promise<Database> {
  if (testServer !== undefined) return openTestPostgresql(atEnd);
  const database = await openEmbeddedDatabase({ directory: null, log: createLog({ level: 'silent' }) });
  atEnd(() => database.close());
  return database;
}
