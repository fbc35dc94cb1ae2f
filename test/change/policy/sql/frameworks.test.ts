import { expect, test } from 'vitest';
import { migrationHistory } from '../../../../src/change/policy/detectors/migration-history.ts';
import { sqlClients } from '../../../../src/change/policy/detectors/sql-clients.ts';
import { sqlStatements } from '../../../../src/change/policy/detectors/sql-statements.ts';
import { adding, changed } from '../../changed-file.ts';
import { sightingsBy, sightingsOf } from '../sightings.ts';

const found = async (path: string, text: string) =>
  (await sightingsBy(sqlStatements, [adding(path, text)])).map(
    ({ rule, lines }) => `${lines?.start} ${rule.slice(16)}`,
  );

test.each([
  [
    'db/migrate/1_a.rb',
    'def up\n  drop_table :a\n  remove_column :a, :b, :string\nend\ndef down\n  drop_table :c\nend',
    ['2 drop-table', '3 drop-column'],
  ],
  [
    'db/migrate/2_a.rb',
    'create_table :a, force: :cascade do |t|\nend\nUser.delete_all',
    ['1 recreate-table', '3 delete-without-where'],
  ],
  [
    'alembic/versions/1a.py',
    '# op.drop_table("x")\ndef upgrade():\n    op.drop_table("a")\ndef downgrade():\n    op.drop_table("b")',
    ['3 drop-table'],
  ],
  [
    'app/migrations/0002.py',
    'x = [\n migrations.DeleteModel(name="A"),\n migrations.RunSQL("TRUNCATE a", reverse_sql="DROP TABLE b"),\n]',
    ['2 drop-table', '3 truncate'],
  ],
  [
    'migrations/2.js',
    "exports.up = (knex) => knex.raw(`\nDROP TABLE a`);\nexports.down = (knex) => knex.schema.dropTable('b');",
    ['2 drop-table'],
  ],
  [
    'database/migrations/2.php',
    "<?php\nfunction up() { Schema::table('a', function ($table) { $table->dropColumn(['b']); }); }\nfunction down() { Schema::drop('c'); }",
    ['2 drop-column'],
  ],
  [
    'Migrations/2.cs',
    'void Up(M m) { m.DropTable(name: "A"); m.Sql(@"DELETE FROM B WHERE C = 1"); }\nvoid Down(M m) { m.DropTable(name: "B"); }',
    ['1 drop-table'],
  ],
  [
    'priv/migrations/2.exs',
    'def up do\n  drop table(:a)\nend\ndef down do\n  drop table(:b)\nend',
    ['2 drop-table'],
  ],
  [
    'db/changelog/1.xml',
    '<databaseChangeLog>\n<dropTable tableName="a"/>\n<rollback><dropTable tableName="b"/></rollback></databaseChangeLog>',
    ['2 drop-table'],
  ],
])('%s: %j', async (path, text, expected) => {
  expect(await found(path, text)).toEqual(expected);
});

test('a script that gives SQL to a client is read, one that prints it is not', async () => {
  const script = adding('a.sh', 'psql -c "DROP TABLE a"\necho "DROP TABLE b"\nmysql <<X\nTRUNCATE c;\nX\n');
  expect((await sightingsBy(sqlClients, [script])).map(({ preview }) => preview)).toEqual([
    'drops the table a',
    'empties the table c',
  ]);
});

test('what was merged is neither edited nor deleted nor put elsewhere', () => {
  const path = 'db/migrations/0001_a.sql';
  const texts = (base: string, head: string) => ({ texts: { readable: true as const, base, head } });
  const rules = (...files: Parameters<typeof sightingsOf>[1]) =>
    sightingsOf(migrationHistory, files).map(({ rule }) => rule.slice(16));
  expect(rules(changed(path, texts('SELECT 1;', 'SELECT 2;')))).toEqual(['migration-edited']);
  expect(rules(changed(path, texts('SELECT 1;', '-- why\nSELECT  1;')))).toEqual([]);
  expect(rules(changed(path, { status: 'removed' }))).toEqual(['migration-deleted']);
  expect(rules(changed('db/migrations/0001_a.down.sql', { status: 'removed' }))).toEqual(['down-removed']);
  expect(
    rules(changed('db/migrations/0003_a.sql', { status: 'renamed', previousPath: path, ...texts('a', 'a') })),
  ).toEqual(['migration-reordered']);
  expect(
    rules(changed('db/views.sql', texts('SELECT 1;', 'SELECT 2;')), changed(path, { status: 'added' })),
  ).toEqual([]);
});

test('only what a change adds counts', async () => {
  const base = 'DROP TABLE a;\n';
  const head = 'DROP TABLE a;\nDROP TABLE b;\n';
  const file = {
    ...adding('x.sql', 'DROP TABLE b;', 2),
    status: 'modified' as const,
    texts: { readable: true as const, base, head },
  };
  expect((await sightingsBy(sqlStatements, [file])).map(({ preview }) => preview)).toEqual([
    'drops the table b',
  ]);
});
