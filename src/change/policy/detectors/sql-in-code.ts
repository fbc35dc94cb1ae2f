import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Sighting } from '../detector.ts';
import { countsInPrograms, mayLose } from '../sql/code/application.ts';
import { readCode } from '../sql/code/read.ts';
import { type Excerpt, excerptsOf } from '../sql/excerpt.ts';
import { isMigration, isRehearsal } from '../sql/migration.ts';
import { loadPostgres, type ParsePostgres } from '../sql/postgres/parser.ts';
import { sightingOf } from '../sql/sightings.ts';

interface Candidate {
  readonly path: string;
  readonly excerpts: readonly Excerpt[];
}

function candidate(file: ChangedFile): Candidate | null {
  const { path } = file;
  if (file.status === 'removed' || isMigration(path) || isRehearsal(path)) return null;
  const excerpts = excerptsOf(file).filter(({ text }) => mayLose(path, text));
  return excerpts.length === 0 ? null : { path, excerpts };
}

function read({ path, excerpts }: Candidate, parse: ParsePostgres): Sighting[] {
  return excerpts.flatMap(({ text, lineAt }) =>
    readCode(path, text, false, parse)
      .acts.filter((act) => !act.own && countsInPrograms(act))
      .map((act) => sightingOf(path, { ...act, lines: { start: lineAt(act.start), end: lineAt(act.end) } })),
  );
}

/** SQL that programs execute, as far as a change adds it. Its rules are those of SQL statements. */
export const sqlInCode: Detector = {
  name: 'SQL in code',
  rules: [],
  wants: () => 'nothing',
  detect: async (files) => {
    const candidates = files.map(candidate).filter((one) => one !== null);
    if (candidates.length === 0) return { sightings: [], unread: [] };
    const parse = await loadPostgres();
    return { sightings: candidates.flatMap((one) => read(one, parse)), unread: [] };
  },
};
