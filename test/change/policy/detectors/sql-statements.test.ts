import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqlStatements } from '../../../../src/change/policy/detectors/sql-statements.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { adding } from '../../changed-file.ts';
import { sightingsBy, sightsOf } from '../sightings.ts';

const all = (...files: readonly ChangedFile[]) => sightingsBy(sqlStatements, files);
const drops = async (sql: string, path = 'db/migrations/0002.sql') =>
  (await all(adding(path, sql))).map(({ preview, lines }) => `${lines?.start}: ${preview}`);
/** Lines added in the middle of a file that was there before. */
const edited = (sql: string): ChangedFile => ({ ...adding('db/a.sql', sql, 7), status: 'modified' });

describe('what is dropped is found, however it is written', () => {
  test.each([
    ['DROP TABLE orders;', 'drops the table orders'],
    ['drop table if exists public."Orders" cascade;', 'drops the table orders'],
    ['DROP\r\n  TABLE /* old */\r\n  -- really\r\n  orders;\r\n', 'drops the table orders'],
    ['DROP TABLE `shop`.`orders`', 'drops the table shop.orders'],
    ['DROP TABLE [dbo].[orders]', 'drops the table orders'],
    ['ALTER TABLE orders\n  ADD COLUMN a int,\n  DROP COLUMN note;', 'drops the column orders.note'],
    ['ALTER TABLE ONLY orders DROP note;', 'drops the column orders.note'],
    ['ALTER TABLE orders DROP COLUMN IF EXISTS "no""te";', 'drops the column orders.no""te'],
    ['DO $$ BEGIN DROP TABLE orders; END $$;', 'drops the table orders'],
    ["DO $x$ BEGIN EXECUTE 'DROP TABLE orders'; END $x$;", 'drops the table orders'],
    ['PREPARE s FROM "DROP TABLE orders";', 'drops the table orders'],
    ['/*!50001 DROP TABLE orders */;', 'drops the table orders'],
    ["INSERT INTO a VALUES ('it''s'); DROP TABLE orders;", 'drops the table orders'],
    ["SELECT 'open; DROP TABLE orders;", 'drops the table orders'],
    ['/* a /* b */ DROP TABLE orders; /* */', 'drops the table orders'],
    ["/* a /* b */ it's */ DROP TABLE orders; -- '", 'drops the table orders'],
    ['DELIMITER $$\nDROP TABLE orders $$', 'drops the table orders'],
    ['CREATE TABLE IF NOT EXISTS orders (id int); DROP TABLE orders;', 'drops the table orders'],
  ])('%j', async (sql, preview) => {
    expect((await drops(sql)).map((line) => line.replace(/^\d+: /, ''))).toContain(preview);
  });

  test('each table and column is a finding of its own, on its line', async () => {
    expect(
      await drops('-- cleaning up\nDROP TABLE a, b;\nALTER TABLE c\n  DROP COLUMN d,\n  DROP COLUMN e;'),
    ).toEqual([
      '2: drops the table a',
      '2: drops the table b',
      '4: drops the column c.d',
      '5: drops the column c.e',
    ]);
  });

  test('in SQL that a migration in another language executes', async () => {
    const code = 'exports.up = (knex) => knex.raw(`DROP TABLE orders`);\n';
    expect(await drops(code, 'db/migrate/2.js')).toEqual(['1: drops the table orders']);
    expect(await drops(code, 'src/orders.js')).toEqual([]);
  });

  test('when only the end of the statement is new', async () => {
    expect(await all(edited('  DROP COLUMN note;'))).toMatchObject([
      { preview: 'drops the column ?.note', lines: { start: 7 } },
    ]);
    expect(await all(edited('old remark */ DROP TABLE orders;'))).toHaveLength(1);
    expect(await all(edited("don't */ DROP TABLE orders; -- '"))).toHaveLength(1);
  });
});

describe('what loses nothing is let be', () => {
  test.each([
    '-- DROP TABLE orders;',
    '/* DROP TABLE orders; */',
    "INSERT INTO log VALUES ('DROP TABLE orders');",
    'COMMENT ON TABLE a IS $$ DROP TABLE orders $$;',
    'SELECT "drop table" FROM a;',
    'ALTER TABLE orders ALTER COLUMN note DROP DEFAULT;',
    'DROP INDEX CONCURRENTLY orders_at;',
    'DROP TEMPORARY TABLE orders;',
    'CREATE TEMP TABLE batch AS SELECT 1; DROP TABLE batch;',
    'CREATE TABLE #batch (id int); DROP TABLE #batch;',
    '-- up\nCREATE TABLE orders (id int);\n-- down\nDROP TABLE orders;',
    'ALTER TABLE orders ADD COLUMN note text;\n-- down\nALTER TABLE orders DROP COLUMN note;',
  ])('%j', async (sql) => {
    expect(await drops(sql)).toEqual([]);
  });

  test('a table that another new file of the same change creates', async () => {
    const first = adding('migrations/2.sql', 'CREATE TABLE orders (id int);');
    const second = adding('migrations/3.sql', 'DROP TABLE orders;');
    expect(await all(first, second)).toEqual([]);
    expect(await all({ ...first, status: 'modified' }, second)).toHaveLength(1);
  });
});

describe('what only looks like one’s own table', () => {
  test.each([
    'CREATE TEMP TABLE orders (id int); DROP TABLE orders; DROP TABLE orders;',
    'CREATE TABLE b (id int); DROP TABLE b; ALTER TABLE orders RENAME TO b; DROP TABLE b;',
    'CREATE FUNCTION f() AS $$ CREATE TABLE orders (id int) $$; DROP TABLE orders;',
  ])('%j', async (sql) => {
    expect(await drops(sql)).not.toEqual([]);
  });
});

test('a fingerprint belongs to what is dropped in which file, not to where in it', async () => {
  const prints = async (sql: string, path = 'a.sql') =>
    (await sightsOf(sqlStatements, [adding(path, sql)])).map((one) => one.fingerprint);
  expect(await prints('DROP TABLE a;')).toEqual(await prints('\n\ndrop table  A;'));
  expect(await prints('DROP TABLE a;')).not.toEqual(await prints('DROP TABLE b;'));
  expect(await prints('DROP TABLE a;')).not.toEqual(await prints('DROP TABLE a;', 'b.sql'));
});

test('no text of any kind makes it throw', async () => {
  const piece = fc.constantFrom(
    "'",
    '"',
    '`',
    '/*',
    '*/',
    '--',
    '#',
    '$$',
    '$a$',
    '\\',
    ';',
    '\n',
    'x',
    'DO ',
    'E',
    '[',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      await expect(drops(pieces.join(''))).resolves.toBeDefined();
      await expect(all(edited(pieces.join('')))).resolves.toBeDefined();
    }),
    { numRuns: 300 },
  );
});

test('hostile files are read in linear time', async () => {
  const size = 300_000;
  const many = (unit: string) => unit.repeat(Math.ceil(size / unit.length));
  const tags = Array.from({ length: 40_000 }, (_, index) => `$t${index}$ `).join('');
  for (const text of [many("'"), many("e'\\'"), many('/*'), many('$a$ '), tags, many('DROP TABLE a,')]) {
    await expect(drops(text)).resolves.toBeDefined();
  }
});
