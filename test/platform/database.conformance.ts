import { expect, test } from 'vitest';
import { type Database, inTransaction } from '../../src/platform/database.ts';

/** What every database of the program gives and takes, whatever it runs on. */
export function databaseConforms(open: () => Database): void {
  const one = async (sql: string, values: unknown[] = []) =>
    Object.values((await open().pool.query(sql, values)).rows[0])[0];

  test('whole numbers of every size are numbers, and one too large for a number is refused', async () => {
    expect(await one('SELECT count(*) FROM (VALUES (1), (2)) AS rows')).toBe(2);
    expect(await one('SELECT $1::int8', [Number.MAX_SAFE_INTEGER])).toBe(Number.MAX_SAFE_INTEGER);
    expect(await one('SELECT -1::int8')).toBe(-1);
    expect(await one('SELECT max(n) FROM unnest(ARRAY[1, 2]::int2[]) AS n')).toBe(2);
    await expect(one("SELECT '9007199254740993'::int8")).rejects.toThrow('too large for a number');
    expect(await one('SELECT 1')).toBe(1);
  });

  test('decimals keep every digit, as text; floats are numbers', async () => {
    expect(await one("SELECT '12345678901234567890.123456789'::numeric")).toBe(
      '12345678901234567890.123456789',
    );
    expect(await one('SELECT sum(n) FROM (VALUES (1::int8), (2::int8)) AS rows (n)')).toBe('3');
    expect(await one('SELECT 0.1::float8')).toBe(0.1);
  });

  test('bytes come back as they were, zeros and all, alone and in arrays', async () => {
    const bytes = Buffer.from([0, 1, 0, 255, 128, 92, 39, 0]);
    const read = await one('SELECT $1::bytea', [bytes]);
    expect(read).toBeInstanceOf(Uint8Array);
    expect(Buffer.compare(read as Buffer, bytes)).toBe(0);
    expect(await one('SELECT $1::bytea', [new Uint8Array(0)])).toHaveLength(0);
  });

  test('a moment is a Date whatever the zones of server and machine; days and local times are text', async () => {
    const moment = new Date(Date.UTC(2026, 2, 29, 1, 30, 0, 123));
    expect(await one('SELECT $1::timestamptz', [moment])).toEqual(moment);
    expect(await one("SELECT '2026-03-29T01:30:00.123Z'::timestamptz")).toEqual(moment);
    expect(await one("SELECT '2026-03-29'::date")).toBe('2026-03-29');
    expect(await one("SELECT '2026-03-29 02:30'::timestamp")).toBe('2026-03-29 02:30:00');
    expect(await one("SELECT current_setting('TimeZone')")).toMatch(/^(UTC|GMT|Etc\/UTC)$/);
  });

  test('JSON, lists and nulls come back as they were', async () => {
    const document = { a: [1, null, 'é😀"\\'], b: { c: true } };
    expect(await one('SELECT $1::jsonb', [JSON.stringify(document)])).toEqual(document);
    expect(await one('SELECT $1::text[]', [['a', null, 'b,"c"\\', '']])).toEqual(['a', null, 'b,"c"\\', '']);
    expect(await one('SELECT $1::int8[]::int4[]', [[1, 2]])).toEqual([1, 2]);
    expect(await one('SELECT NULL::timestamptz')).toBeNull();
    expect(await one('SELECT true')).toBe(true);
  });

  test('large parameters and rows pass', async () => {
    const large = Buffer.alloc(8_000_000, 'x');
    expect(await one('SELECT length($1::bytea)', [large])).toBe(large.length);
    expect(await one('SELECT count(*) FROM unnest($1::text[]) AS t', [Array(20_000).fill('row')])).toBe(
      20_000,
    );
    expect(await one("SELECT repeat('y', 2000000)")).toHaveLength(2_000_000);
  });

  test('errors carry their SQLSTATE, and the next statement is unharmed', async () => {
    const { pool } = open();
    await pool.query('CREATE TEMP TABLE once_only (n int PRIMARY KEY)').catch(() => {});
    const state = (sql: string, values: unknown[] = []) =>
      pool.query(sql, values).then(
        () => null,
        (error: { code?: string }) => error.code,
      );
    expect(await state('SELECT 1 / 0')).toBe('22012');
    expect(await state('SELECT nothing_of_the_kind')).toBe('42703');
    expect(await state('SELECT $1::text', ['a\0b'])).toBe('22021');
    expect(await state('SELECT $1::jsonb', ['"a\\u0000b"'])).toBe('22P05');
    expect(await state('INSERT INTO schema_migration (name) SELECT name FROM schema_migration')).toBe(
      '23505',
    );
    expect(await one('SELECT 1')).toBe(1);
  });

  test('of a transaction all happens or nothing, and statements beside it do not get into it', async () => {
    const database = open();
    await database.pool.query('CREATE TABLE ledger_of_test (n int)');
    const failing = inTransaction(database.pool, async (client) => {
      await client.query('INSERT INTO ledger_of_test VALUES (1)');
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    const [, , rows] = await Promise.all([
      inTransaction(database.pool, async (client) => {
        await client.query('INSERT INTO ledger_of_test VALUES (2)');
        await client.query('INSERT INTO ledger_of_test VALUES (3)');
      }),
      database.drizzle.transaction(async (transaction) => {
        await transaction.execute('INSERT INTO ledger_of_test VALUES (4)');
      }),
      one('SELECT count(*) FROM ledger_of_test WHERE n = 1'),
    ]);
    expect(rows).toBe(0);
    expect(await one('SELECT count(*) FROM ledger_of_test')).toBe(3);
    await database.pool.query('DROP TABLE ledger_of_test');
  });

  test('statements in flight together each get their own rows', async () => {
    const database = open();
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        if (index % 3 !== 0) return one('SELECT $1::int AS n', [index]);
        return database.drizzle.transaction(async (transaction) => {
          const { rows } = await transaction.execute<{ n: number }>(
            `SELECT ${index}::int AS n, 'other' AS shape`,
          );
          return rows[0]?.n;
        });
      }),
    );
    expect(answers).toEqual(Array.from({ length: 300 }, (_, index) => index));
  });

  test('an announcement reaches every listener of its topic, until it stops listening', async () => {
    const { announcements } = open();
    const heard: string[] = [];
    const stop = announcements.subscribe('work', () => heard.push('work'));
    announcements.subscribe('rest', () => heard.push('rest'));
    heard.length = 0;
    announcements.announce('work');
    stop();
    announcements.announce('work');
    expect(heard.filter((topic) => topic === 'work')).toEqual(['work']);
  });
}
