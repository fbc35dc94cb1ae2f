import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DatabaseUnavailable } from '../../../src/platform/database.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openPostgresql } from '../../../src/platform/postgresql/database.ts';
import { eventually } from '../eventually.ts';
import { databaseUrl, emptyPostgresql, testServer } from '../postgresql.ts';

const log = createLog({ level: 'silent' });

async function open(url: string) {
  const database = await openPostgresql({ url, connections: 3, log });
  onTestFinished(() => database.close());
  return database;
}

async function ask(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a server that cannot be reached is told by host and database, without the password', async () => {
  const url = ['postgres://wired:', 'pass', 'word@127.0.0.1:9/shop'].join('');
  const opening = openPostgresql({ url, connections: 3, log });
  await expect(opening).rejects.toThrow(DatabaseUnavailable);
  await expect(opening).rejects.toThrow('The database shop on 127.0.0.1 cannot be used');
  await expect(opening).rejects.not.toThrow('password');
});

describe.runIf(testServer !== undefined)('on a server', () => {
  test('several processes may start on an empty database at the same time', async () => {
    const url = await emptyPostgresql();
    const databases = await Promise.all([open(url), open(url), open(url), open(url)]);
    const counts = await Promise.all(
      databases.map(async ({ pool }) => (await pool.query('SELECT count(*) FROM schema_migration')).rows),
    );
    expect(new Set(counts.map((rows) => JSON.stringify(rows))).size).toBe(1);
  });

  test('a database that cannot hold every text is refused, with the remedy', async () => {
    const url = await emptyPostgresql();
    await ask(
      url,
      "CREATE DATABASE wired_chaos_test_ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0",
    );
    onTestFinished(async () => {
      await ask(url, 'DROP DATABASE wired_chaos_test_ascii WITH (FORCE)');
    });
    await expect(open(databaseUrl(url, 'wired_chaos_test_ascii'))).rejects.toThrow("ENCODING 'UTF8'");
  });

  test('a standby that only reads is refused', async () => {
    const url = await emptyPostgresql();
    const name = String((await ask(url, 'SELECT current_database() AS name'))[0]?.name);
    await ask(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    await expect(open(url)).rejects.toThrow('it is read-only');
  });

  test('nothing is acknowledged before it is on disk, and nothing waits for ever, whatever the defaults', async () => {
    const url = await emptyPostgresql();
    const name = String((await ask(url, 'SELECT current_database() AS name'))[0]?.name);
    await ask(
      url,
      `ALTER DATABASE ${name} SET synchronous_commit = off;
       ALTER DATABASE ${name} SET lock_timeout = 0;
       ALTER DATABASE ${name} SET TimeZone = 'Asia/Tokyo';
       ALTER DATABASE ${name} SET statement_timeout = 0`,
    );
    const { pool } = await open(url);
    const setting = async (what: string) =>
      (await pool.query<{ now: string }>('SELECT current_setting($1) AS now', [what])).rows[0]?.now;
    expect(await setting('synchronous_commit')).toBe('on');
    expect(await setting('lock_timeout')).toBe('10s');
    expect(await setting('statement_timeout')).toBe('30s');
    expect(await setting('idle_in_transaction_session_timeout')).toBe('30s');
    expect(await setting('TimeZone')).toBe('UTC');
  });

  test('announcements reach other processes, also after the connection that listens was cut', async () => {
    const url = await emptyPostgresql();
    const [here, there] = [await open(url), await open(url)];
    const heard: string[] = [];
    there.announcements.subscribe('work', () => heard.push('work'));
    here.announcements.announce('elsewhere');
    here.announcements.announce('work');
    await eventually(() => expect(heard).toEqual(['work']));
    const cut = await ask(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    expect(cut).toHaveLength(2);
    // Listening again means that something may have been missed.
    await eventually(() => expect(heard.length).toBeGreaterThan(1));
    const before = heard.length;
    here.announcements.announce('work');
    await eventually(() => expect(heard.length).toBeGreaterThan(before));
  });
});
