import type { Analysis, Sight } from '../../domain/analysis.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Diff } from '../../domain/pull-request.ts';
import { rules } from '../policy/detectors.ts';
import { operationOf } from '../policy/operation-of.ts';
import { isMigration, isRehearsal } from '../policy/sql/migration.ts';
import { harmlessForOldCode } from './harmless.ts';

/** Something between two revisions that the earlier one would not survive. */
export interface Obstacle {
  readonly path: string;
  readonly lines?: NonNullable<Sight['lines']>;
  /** The policy's rule; null where the file could not be read. */
  readonly rule: string | null;
  /** In one line. */
  readonly what: string;
  /** What to do instead, for this kind of change. */
  readonly instead: string;
}

/** Whether the earlier of two revisions can take the place of the later one. Paths and texts are untrusted. */
export type WayBack =
  /** The migrations in between only add: the earlier revision runs with the newer structure. */
  | { readonly safe: true; readonly migrations: readonly string[] }
  | { readonly safe: false; readonly obstacles: readonly Obstacle[] };

/** What the earlier revision does not survive, wherever it stands. */
const breaking: Readonly<Partial<Record<Operation, string>>> = {
  'schema.drop':
    'Contract last: release code that does without it, wait until nobody goes back behind that, and drop it in a ' +
    'later release.',
  'schema.change':
    'Expand first: add the new shape beside the old one, have the code write both, move the rows over, and take the ' +
    'old shape away in a later release.',
  'data.delete':
    'Keep the rows until nobody goes back behind this release: mark them, and delete them in a later one.',
  'history.rewrite':
    'Leave migrations that were merged as they are, and write a new one: nobody can tell otherwise what ran.',
};

const unreadable =
  'Write it in SQL or in the plain calls of the framework, so that it can be told what it does; or split it into ' +
  'one release that adds and a later one that removes.';

/** So many are told, the first by path. */
const mostObstacles = 20;

const titles: ReadonlyMap<string, string> = new Map(rules.map(({ id, title }) => [id, title]));

/**
 * Whether going back from `head` to `base` of a diff is safe for what is stored: nothing in between drops, changes or
 * deletes what the code of `base` relies on. The structure is not taken back with the code, so what only adds (expand)
 * is safe and everything else (contract) is not, whether or not people approved it at the time. What cannot be read
 * is not safe.
 * @param diff between the two, `base` being the one that would run again
 * @param analysis what the policy's detectors saw in it
 */
export function judgeWayBack(diff: Diff, analysis: Analysis): WayBack {
  if (!diff.complete) {
    return {
      safe: false,
      obstacles: [
        { path: '.', rule: null, what: `The changes cannot be read: ${diff.reason}`, instead: unreadable },
      ],
    };
  }
  const seen = analysis.sights.flatMap((sight): Obstacle[] => {
    const { rule, path, lines } = sight;
    const instead = breaking[operationOf(rule) ?? 'code.execute'];
    if (instead === undefined || harmlessForOldCode.has(rule) || isRehearsal(path)) return [];
    // An earlier commit of the change that the head does not have never ran there.
    if (sight.earlier !== undefined) return [];
    const what = titles.get(rule) ?? rule;
    return [{ path, ...(lines === undefined ? {} : { lines }), rule, what, instead }];
  });
  const unread = analysis.unread
    .filter(({ path }) => isMigration(path) && !isRehearsal(path))
    .map(({ path, lines, why }): Obstacle => {
      const what = `A migration cannot be read: ${why}`;
      return { path, ...(lines === undefined ? {} : { lines }), rule: null, what, instead: unreadable };
    });
  const obstacles = [...seen, ...unread].sort(
    (one, other) => one.path.localeCompare(other.path) || (one.lines?.start ?? 0) - (other.lines?.start ?? 0),
  );
  if (obstacles.length > 0) return { safe: false, obstacles: obstacles.slice(0, mostObstacles) };
  const migrations = diff.files
    .map(({ path }) => path)
    .filter((path) => isMigration(path) && !isRehearsal(path));
  return { safe: true, migrations };
}
