import { expect, test } from 'vitest';
import { declaredSchemas } from '../../../../src/change/policy/detectors/declared-schemas.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightingsOf } from '../sightings.ts';

const drizzle = 'src/db/schema.ts';
const imports = "import { pgTable, serial, text } from 'drizzle-orm/pg-core';\n";
const users = (columns: string) => `${imports}export const users = pgTable('users', { ${columns} });\n`;
const atlas = (columns: string) =>
  `schema "public" {}\ntable "users" {\n  schema = schema.public\n${columns}}\n`;
const rails = (tables: string) => `ActiveRecord::Schema[7.1].define(version: 1) do\n${tables}end\n`;

test.each<[string, string, string, string | null, string[]]>([
  [
    'a column of Drizzle',
    drizzle,
    users("id: serial('id'), mail: text('email')"),
    users("id: serial('id')"),
    ['column users.email'],
  ],
  [
    'a column by its key',
    drizzle,
    users('id: serial(), mail: text()'),
    users('id: serial()'),
    ['column users.mail'],
  ],
  ['a table of Drizzle', drizzle, users("id: serial('id')"), imports, ['table users']],
  ['its file', drizzle, users("id: serial('id')"), null, ['table users']],
  [
    'a column in a callback',
    drizzle,
    `${imports}export const t = pgTable('t', (c) => ({ a: c.text('a'), b: c.text() }));`,
    `${imports}export const t = pgTable('t', (c) => ({ a: c.text('a') }));`,
    ['column t.b'],
  ],
  ['one more column', drizzle, users("id: serial('id')"), users("id: serial('id'), mail: text('email')"), []],
  [
    'another name in the program',
    drizzle,
    users("mail: text('email')"),
    users("address: text('email').notNull()"),
    [],
  ],
  [
    'a column of Atlas',
    'schema.hcl',
    atlas('  column "id" { type = int }\n  column "email" {\n    type = text\n  }\n'),
    atlas('  column "id" { type = int }\n'),
    ['column users.email'],
  ],
  [
    'a table of Atlas',
    'schema.pg.hcl',
    atlas('  column "id" { type = int }\n'),
    'schema "public" {}\n',
    ['table users'],
  ],
  [
    'an index of Atlas',
    'schema.hcl',
    atlas('  column "id" { type = int }\n  index "i" { columns = [column.id] }\n'),
    atlas('  column "id" { type = int }\n'),
    [],
  ],
  [
    'a table of Rails',
    'db/schema.rb',
    rails('  create_table "a" do |t|\n    t.string "x"\n  end\n'),
    rails(''),
    ['table a'],
  ],
  [
    'an index of Rails',
    'db/schema.rb',
    rails('  create_table "a" do |t|\n    t.string "x"\n    t.index ["x"], name: "i"\n  end\n'),
    rails('  create_table "a" do |t|\n    t.string "x"\n  end\n'),
    [],
  ],
  ['in a test', 'test/db/schema.ts', users("id: serial('id')"), imports, []],
])('what goes with %s', (_, path, base, head, expected) => {
  const files = changeBetween({ [path]: base }, head === null ? {} : { [path]: head });
  expect(sightingsOf(declaredSchemas, files).map(({ subject }) => subject)).toEqual(expected);
});

test('a table that moves to another file stays', () => {
  const moved = changeBetween(
    { [drizzle]: users("id: serial('id')") },
    { 'src/db/schema/users.ts': users("id: serial('id')") },
  );
  expect(sightingsOf(declaredSchemas, moved)).toEqual([]);
});

test('a migration that comes along says itself what goes', () => {
  const files = changeBetween(
    { [drizzle]: users("id: serial('id')") },
    { [drizzle]: imports, 'drizzle/0001_x.sql': 'DROP TABLE users;' },
  );
  expect(sightingsOf(declaredSchemas, files)).toEqual([]);
});
