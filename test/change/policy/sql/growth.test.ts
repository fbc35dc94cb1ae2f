import { expect, test } from 'vitest';
import { readCode } from '../../../../src/change/policy/sql/code/read.ts';
import { readText } from '../../../../src/change/policy/sql/file-read.ts';
import { readChangelog } from '../../../../src/change/policy/sql/liquibase.ts';
import { loadPostgres } from '../../../../src/change/policy/sql/postgres/parser.ts';
import { prismaChanges } from '../../../../src/change/policy/sql/prisma.ts';

const parse = await loadPostgres();
const sizes = [4_000, 64_000] as const;
// Sixteen times as much text; what is quadratic takes 256 times as long.
const most = 96;

/** Processor time of this process in milliseconds, the least of three runs. */
function cost(run: () => void): number {
  const once = () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once(), once());
}

function growth(read: (text: string) => void, unit: string, before = ''): number {
  const [small, large] = sizes.map((size) => before + unit.repeat(Math.ceil(size / unit.length)));
  read(small ?? '');
  // Below a few milliseconds the clock tells nothing.
  return (
    cost(() => read(large ?? '')) /
    Math.max(
      3,
      cost(() => read(small ?? '')),
    )
  );
}

test.each([
  'CREATE TABLE a (b int, ',
  "EXECUTE 'x' ||",
  'BEGIN ',
  'ROLLBACK; BEGIN;',
  '(',
  "'",
  '"',
  '$a$ ',
  '/*',
  '[a',
  'DELETE FROM a ',
  'ALTER TABLE a DROP b, ',
  'WITH a AS (',
  'OR (',
  'CREATE FUNCTION f() AS $$ ',
  'DROP TABLE a;',
  'DELETE FROM a WHERE NOT (',
  'COPY ',
  '{{',
])('SQL of %j', (unit) => {
  const read = (text: string) => {
    readText(text, 'a.sql', { parse });
    readText(text, 'mysql/a.sql', { parse });
  };
  expect(growth(read, unit)).toBeLessThan(most);
});

test.each([
  ['a.rb', '<<A\n'],
  ['a.rb', 'drop_table :a,'],
  ['a.py', 'execute("DROP TABLE a" + '],
  ['a.ts', 'raw(`'],
  ['a.php', "f('"],
  ['a.ts', '\\"'],
  ['a.rb', '\\"'],
  ['a.cs', '@"'],
])('a program %s of %j', (path, unit) => {
  expect(growth((text) => readCode(path, text, true, parse), unit)).toBeLessThan(most);
});

test.each(['<sql>', '<dropTable ', '<rollback', '<!--', '<delete tableName="a"'])(
  'a changelog of %j',
  (unit) => {
    expect(growth((text) => readChangelog('a.xml', text, parse), unit, '<databaseChangeLog>')).toBeLessThan(
      most,
    );
  },
);

test.each(['model a {\n', '@@map(', 'model a {\nb Int\n}\n'])('a schema of Prisma of %j', (unit) => {
  expect(growth((text) => prismaChanges(text, text, []), unit)).toBeLessThan(most);
});
