import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { createLog } from '../../src/platform/log.ts';

const log = createLog({ level: 'silent' });
const root = mkdtempSync(join(tmpdir(), 'wc-database-'));
const directory = join(root, 'data');
const database: Database = await openDatabase({ directory, log });

afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

test('a second opening of the same directory is refused and names the process that has it', async () => {
  await expect(openDatabase({ directory, log })).rejects.toThrow(new RegExp(`process ${process.pid}`));
});

test('statements in flight together each get their own rows', async () => {
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      if (index % 3 !== 0) return (await database.pool.query('SELECT $1::int AS n', [index])).rows[0].n;
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

test('a failed transaction leaves the next statement unharmed', async () => {
  await expect(
    database.drizzle.transaction(async (transaction) => {
      await transaction.execute('CREATE TABLE leftover (n int)');
      await transaction.execute('SELECT 1 / 0');
    }),
  ).rejects.toThrow();
  await expect(database.pool.query('BEGIN; SELECT 1 / 0; COMMIT')).rejects.toThrow('division by zero');
  const { rows } = await database.pool.query(`SELECT to_regclass('leftover') AS found`);
  expect(rows).toEqual([{ found: null }]);
});
