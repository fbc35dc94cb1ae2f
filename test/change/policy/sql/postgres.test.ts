import { expect, test } from 'vitest';
import { readText } from '../../../../src/change/policy/sql/file-read.ts';
import { holdsForEveryRow } from '../../../../src/change/policy/sql/postgres/always.ts';
import { deedsOf } from '../../../../src/change/policy/sql/postgres/deeds.ts';
import { loadPostgres } from '../../../../src/change/policy/sql/postgres/parser.ts';
import { fieldsOf, nodeOf } from '../../../../src/change/policy/sql/postgres/tree.ts';

const parse = await loadPostgres();
const rules = (sql: string, parser: typeof parse | null) =>
  readText(sql, 'db/postgres/a.sql', { parse: parser }).acts.map(({ rule }) => rule);

test.each([
  ['true', true],
  ['NOT false', true],
  ["'on'::bool", true],
  ['1 IN (2, 1)', true],
  ["'a' <> 'b' AND 2 >= 2", true],
  ['a.id = a.id', true],
  ["name LIKE '%'", true],
  ['1 IS NOT NULL', true],
  ['id > 3 OR 1 = 1', true],
  ['false', false],
  ['NOT (1 = 1)', false],
  ['a.id = b.id', false],
  ['id IS NOT NULL', false],
  ['id IN (1)', false],
  ['NULL', false],
  ['id = 1 AND 1 = 1', false],
  ["name LIKE 'a%'", false],
])('WHERE %s holds for every row: %j', (condition, expected) => {
  const [tree] = parse(`DELETE FROM a WHERE ${condition}`, true) ?? [];
  expect(holdsForEveryRow(fieldsOf(nodeOf(tree, 'DeleteStmt'))['whereClause'])).toBe(expected);
});

test('what PostgreSQL reads otherwise than the tokens look is read as PostgreSQL does', () => {
  expect(rules('EXPLAIN DELETE FROM a;', null)).toEqual(['sql-delete-without-where']);
  expect(rules('EXPLAIN DELETE FROM a;', parse)).toEqual([]);
  expect(rules("DELETE FROM a WHERE 'on'::bool;", null)).toEqual([]);
  expect(rules("DELETE FROM a WHERE 'on'::bool;", parse)).toEqual(['sql-delete-without-where']);
});

test('what PostgreSQL would not accept, the tokens tell', () => {
  expect(parse('DROP TABLE a b c', true)).toBeNull();
  expect(rules('DROP TABLE a b c;', parse)).toEqual(['sql-drop-table']);
});

test('what is taken back is not found again', () => {
  expect(rules("BEGIN; DELETE FROM a WHERE 'on'::bool; ROLLBACK;", parse)).toEqual([]);
});

test('names are read with their schema and their quotes', () => {
  const deeds = deedsOf(parse('DROP TABLE public.a, "B".c; DROP POLICY p ON s.t', true) ?? []);
  expect(deeds.map(({ subject }) => subject)).toEqual(['table a', 'table b.c', 'policy p on s.t']);
});

test('more than anybody reads through is left to the tokens', async () => {
  const own = await loadPostgres();
  expect(own('SELECT 1', false)).not.toBeNull();
  for (let time = 0; time < 100; time += 1) own(`SELECT '${'x'.repeat(10_000)}'`, true);
  expect(own('SELECT 1', false)).toBeNull();
  expect(own(`SELECT '${'x'.repeat(10_000)}'`, true)).toBeNull();
  expect(own(`SELECT '${'x'.repeat(30_000)}'`, true)).toBeNull();
  expect(own('DROP TABLE a\0', true)).toBeNull();
});
