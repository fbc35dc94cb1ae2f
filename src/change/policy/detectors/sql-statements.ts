import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Sighting } from '../detector.ts';
import { headText, whyUnread } from '../file-text.ts';
import { isMigration, isRehearsal, type Migration, type PlacedAct, readMigration } from '../sql/migration.ts';
import { loadPostgres } from '../sql/postgres/parser.ts';
import { mayBePostgres } from '../sql/postgres/worth-parsing.ts';
import { sqlRules } from '../sql/rules.ts';
import { sightingOf } from '../sql/sightings.ts';

/** Whether another file of the change makes what is lost, so that nothing is. */
function isMadeElsewhere({ table, columns }: PlacedAct, own: Migration, all: readonly Migration[]): boolean {
  if (table === null) return false;
  const names = [table, ...(columns?.length === 1 ? [`${table}.${columns[0]}`] : [])];
  const last = table.slice(table.lastIndexOf('.') + 1);
  // What was renamed to such a name was there before.
  if (all.some(({ renamed }) => renamed.has(last) || names.some((name) => renamed.has(name)))) return false;
  return all.some((one) => one !== own && names.some((name) => one.made.has(name)));
}

function needsParser(file: ChangedFile): boolean {
  const text = headText(file) ?? file.addedLines.map((line) => line.text).join('\n');
  return file.status !== 'removed' && mayBePostgres(file.path, text);
}

/** What SQL and migrations of frameworks do to databases. */
export const sqlStatements: Detector = {
  name: 'SQL statements',
  rules: sqlRules,
  wants: (path) => (isMigration(path) ? 'both' : 'nothing'),
  detect: async (files) => {
    const own = files.filter(({ path }) => isMigration(path));
    const parse = own.some(needsParser) ? await loadPostgres() : null;
    const read = own.map((file) => ({ file, migration: readMigration(file, parse) }));
    const migrations = read.map(({ migration }) => migration);
    const sightings: Sighting[] = [];
    for (const { migration } of read) {
      const weight = isRehearsal(migration.path) ? 'warn' : undefined;
      for (const act of migration.acts) {
        if (act.own || isMadeElsewhere(act, migration, migrations)) continue;
        sightings.push(sightingOf(migration.path, act, weight));
      }
    }
    const unreadable = read
      .filter(({ file }) => file.status !== 'removed' && file.texts?.readable === false)
      .map(({ file }) => ({ path: file.path, why: whyUnread(file) }));
    return { sightings, unread: [...migrations.flatMap(({ unread }) => unread), ...unreadable] };
  },
};
