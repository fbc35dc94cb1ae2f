import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { BenchApp } from './servers.ts';

/** What the App has on disk, looked at from outside. */
export interface StoredDeliveries {
  /** How many wait to be handled. */
  pending(): Promise<number>;
  guids(): Promise<Set<string>>;
}

const pendingSql = `SELECT count(*) AS n FROM delivery WHERE state = 'pending'`;
const guidsSql = 'SELECT id FROM delivery';

/** @param databaseUrl undefined when it is in the data directory. */
export function storedDeliveries(app: BenchApp, databaseUrl: string | undefined): StoredDeliveries {
  const ask = databaseUrl === undefined ? askJournal(app.data) : askServer(databaseUrl);
  return {
    pending: async () => Number((await ask(pendingSql))[0]?.n),
    guids: async () => new Set((await ask(guidsSql)).map(({ id }) => String(id))),
  };
}

type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

function askJournal(directory: string): Ask {
  return async (sql) => {
    const database = new DatabaseSync(join(directory, 'journal.db'), { timeout: 5000 });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  };
}

function askServer(url: string): Ask {
  return async (sql) => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
}
