import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText } from '../file-text.ts';
import { type DeclaredTables, declaredChanges, declaredTables, mayDeclareTables } from '../sql/declared.ts';
import { isRehearsal } from '../sql/migration.ts';

/** A migration of the same change says itself what is lost, and is read for that. */
function bringsMigration(files: readonly ChangedFile[]): boolean {
  return files.some(
    ({ path, status }) => status === 'added' && /\.sql$|(?:^|\/)db\/migrate\/[^/]{1,200}\.rb$/i.test(path),
  );
}

function isWhole(file: ChangedFile): boolean {
  return file.texts?.readable === true && file.texts.partial !== true;
}

/** What goes from a schema that is declared, and so from the database that is made like it. */
export const declaredSchemas: Detector = {
  name: 'declared schemas',
  rules: [],
  wants: (path) => (mayDeclareTables(path) ? 'both' : 'nothing'),
  detect: (files) => {
    const schemas = files.filter(
      (file) =>
        mayDeclareTables(file.path) && !isRehearsal(file.path) && (isWhole(file) || file.status === 'added'),
    );
    if (schemas.length === 0 || bringsMigration(files)) return { sightings: [], unread: [] };
    const heads = new Map<string, DeclaredTables>();
    const all = new Map<string, ReadonlySet<string>>();
    for (const file of schemas) {
      const tables = declaredTables(file.path, headText(file) ?? '');
      heads.set(file.path, tables);
      for (const [name, columns] of tables) all.set(name, columns);
    }
    const sightings = schemas.flatMap((file): Sighting[] => {
      const base = baseText(file);
      if (typeof base !== 'string' || file.status === 'added') return [];
      const before = declaredTables(file.previousPath ?? file.path, base);
      return declaredChanges(before, heads.get(file.path) ?? new Map(), all).map(
        ({ rule, subject, preview }) => ({
          rule: `destructive/${rule}`,
          path: file.path,
          subject,
          preview,
        }),
      );
    });
    return { sightings, unread: [] };
  },
};
