import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prismaSchema } from '../../../../src/change/policy/detectors/prisma-schema.ts';
import { sqlClients } from '../../../../src/change/policy/detectors/sql-clients.ts';
import { sqlInCode } from '../../../../src/change/policy/detectors/sql-in-code.ts';
import { sqlStatements } from '../../../../src/change/policy/detectors/sql-statements.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { adding, changed } from '../../changed-file.ts';
import { sightingsBy } from '../sightings.ts';
import { applications, migrations } from './cases/programs.ts';
import { mysql, postgresql, sqlite, transactSql } from './cases/statements.ts';
import { variants } from './cases/variants.ts';

const weights = new Map(sqlStatements.rules.map(({ id, weight }) => [id, weight]));

/** Rules by which files block, without what all their ids begin with. */
async function blocks(...files: readonly ChangedFile[]): Promise<string[]> {
  const seen = await Promise.all(
    [sqlStatements, sqlInCode, sqlClients, prismaSchema].map((detector) => sightingsBy(detector, files)),
  );
  return seen
    .flat()
    .filter(({ rule, weight = weights.get(rule) }) => weight === 'block')
    .map(({ rule }) => rule.slice('destructive/sql-'.length));
}

describe.each([
  ['PostgreSQL', postgresql],
  ['MySQL', mysql],
  ['T-SQL', transactSql],
  ['SQLite', sqlite],
])('%s', (_, { path, lost, kept }) => {
  const losses = Object.entries(lost).flatMap(([rule, list]) => list.map((sql) => [rule, sql] as const));
  test.each(losses)('%s: %j', async (rule, sql) => {
    expect(await blocks(adding(path, sql))).toContain(rule);
  });
  test.each(kept)('loses nothing: %j', async (sql) => {
    expect(await blocks(adding(path, sql))).toEqual([]);
  });
});

describe('programs and migrations of frameworks', () => {
  test.each([...applications, ...migrations, ...variants])('%s: %j', async (path, text, expected) => {
    expect(await blocks(adding(path, text))).toEqual(expected);
  });
});

test('a program that merely keeps what it executed before says nothing new', async () => {
  const file = adding('src/a.ts', 'const unrelated = 1;', 4);
  expect(await blocks({ ...file, status: 'modified' })).toEqual([]);
});

describe('a schema of Prisma', () => {
  const path = 'prisma/schema.prisma';
  const user =
    'model User {\n  id Int @id\n  name String\n  role Role\n  posts Post[]\n  @@map("users")\n}\n';
  const role = 'enum Role {\n  admin\n  guest\n}\n';
  const post = 'model Post {\n  id Int @id\n  author User @relation(fields: [authorId])\n  authorId Int\n}\n';
  const base = user + role + post;
  const becoming = (head: string | null) => changed(path, { texts: { readable: true, base, head } });
  test.each([
    [user + role, ['drop-table']],
    [base.replace('  name String\n', ''), ['drop-column']],
    [base.replace('  guest\n', ''), ['enum-value']],
    [base.replace('name String', 'name Int'), ['narrow-type']],
    [base.replace('"users"', '"people"'), ['rename']],
    [base.replace('  author User @relation(fields: [authorId])\n', ''), []],
    [base.replace('  posts Post[]\n', ''), []],
    [base.replace('  name String', '  fullName String @map("name")'), []],
    [
      base
        .replace('model Post {', 'model Article {')
        .replace('authorId Int\n', 'authorId Int\n  @@map("Post")\n'),
      [],
    ],
    [`${base}model Tag {\n  id Int @id\n}\n`, []],
    [base.replaceAll('\n', '\r\n'), []],
  ])('%j', async (head, expected) => {
    expect(await blocks(becoming(head))).toEqual(expected);
  });

  test('what moves to another file of it stays', async () => {
    expect(await blocks(becoming(user + role), adding('prisma/post.prisma', post))).toEqual([]);
  });

  test('a migration of the same change says what is lost', async () => {
    const migration = adding('prisma/migrations/2_a/migration.sql', 'DROP TABLE "Post";');
    expect(await blocks(becoming(user + role), migration)).toEqual(['drop-table']);
  });
});

test('no program and no schema of any kind makes it throw', async () => {
  const piece = fc.constantFrom(
    "'",
    '"',
    '`',
    '"""',
    '<<A\n',
    '/*',
    '#',
    '(',
    ')',
    '{',
    '}',
    '\\',
    '\n',
    '\0',
    'execute(',
    'DROP TABLE a',
    'model a {',
    'b Int',
    '@@map("',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom('rb', 'py', 'ts', 'php', 'exs', 'prisma'),
      async (pieces, kind) => {
        const text = `DROP TABLE a\n${pieces.join('')}`;
        const file = changed(`src/a.${kind}`, {
          texts: { readable: true, base: text, head: pieces.join('') },
        });
        await expect(
          blocks(file, adding(`lib/a.${kind}`, text), adding(`migrations/1.${kind}`, text)),
        ).resolves.toBeDefined();
      },
    ),
    { numRuns: 150 },
  );
});
