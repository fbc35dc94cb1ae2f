import { oneLine, shorten } from '../../../domain/untrusted.ts';
import type { Detector } from '../detector.ts';
import type { Rule } from '../rule.ts';
import { isMigration, type Migration, type PlacedDrop, readMigration } from '../sql/migration.ts';

/** Whether the change itself made what it drops, so that nothing is lost. */
function isOwn({ what, name }: PlacedDrop, migrations: readonly Migration[]): boolean {
  const table = what === 'table' ? name : name.slice(0, name.lastIndexOf('.'));
  const names = what === 'table' ? [table] : [table, name];
  const last = (whole: string) => whole.slice(whole.lastIndexOf('.') + 1);
  // What was renamed to such a name was there before.
  const renamed = migrations.some((one) =>
    names.some((each) => one.renamed.has(each) || one.renamed.has(last(each))),
  );
  return !renamed && migrations.some(({ made }) => names.some((each) => made.has(each)));
}

const sqlDrop: Rule = {
  id: 'destructive/sql-drop',
  title: 'A migration drops a table or a column',
  why:
    'What is dropped is gone with the commit of the migration: a revert of the pull request brings back the ' +
    'structure, never the rows, and versions that still run fail on the spot.',
  remedy:
    'Make sure that a backup can be restored and that no running version reads it any more: first release code ' +
    'that does without, drop later. Then somebody who answers for the data approves this finding.',
  source: [
    'PostgreSQL: DROP TABLE, ALTER TABLE, Lexical Structure',
    'MySQL Reference Manual: DROP TABLE, ALTER TABLE, Comments',
  ],
  operation: 'schema.drop',
  weight: 'block',
};

/** `DROP TABLE` and `DROP COLUMN` in migrations and other SQL. */
export const sqlDrops: Detector = {
  name: 'SQL drops',
  rules: [sqlDrop],
  wants: () => 'nothing',
  detect: (files) => {
    const read = files
      .filter((file) => isMigration(file.path))
      .map((file) => ({ path: file.path, migration: readMigration(file) }));
    const migrations = read.map(({ migration }) => migration);
    const sightings = read.flatMap(({ path, migration }) =>
      migration.drops
        .filter((drop) => !isOwn(drop, migrations))
        .map((drop) => ({
          rule: sqlDrop.id,
          path,
          lines: { start: drop.line, end: drop.line },
          subject: `${drop.what} ${drop.name}`,
          preview: `drops the ${drop.what} ${shorten(oneLine(drop.name), 120)}`,
        })),
    );
    return { sightings, unread: [] };
  },
};
