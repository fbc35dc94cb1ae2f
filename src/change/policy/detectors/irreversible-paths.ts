import { matcher } from '../../globs.ts';
import { touchedPaths } from '../../zones.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Rule } from '../rule.ts';

const id = 'zones/irreversible-path';
const title = 'A path in an irreversible zone is changed';
const remedy =
  'Somebody whom the zone names, or anyone with write permission where it names nobody, approves it.';

/** Paths in zones whose changes cannot be undone. */
export const irreversiblePath: Rule = {
  id,
  family: 'zones',
  title,
  why: 'The configuration says that what changes here cannot be undone, so a person has to stand for it first.',
  remedy,
  source: ['.github/wired-chaos.yml: zones[].irreversible'],
  concernsBinary: () => false,
  evaluate: (files, { salt, severity, zones }) => {
    const guarded = zones
      .filter((zone) => zone.irreversible)
      .map((zone) => ({ zone, matches: matcher(zone.paths) }));
    return guarded.flatMap(({ zone, matches }) =>
      touchedPaths(files)
        .filter(matches)
        .map((path) => ({
          rule: id,
          severity,
          title,
          remedy,
          path,
          preview: `in the zone ${zone.name}, where changes cannot be undone`,
          fingerprint: fingerprint(salt, id, path, zone.name),
        })),
    );
  },
};
