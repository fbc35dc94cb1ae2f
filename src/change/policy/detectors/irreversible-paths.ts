import { matcher } from '../../globs.ts';
import { touchedPaths } from '../../zones.ts';
import type { Detector } from '../detector.ts';
import type { Rule } from '../rule.ts';

const irreversiblePath: Rule = {
  id: 'zone/irreversible-path',
  title: 'A path in an irreversible zone is changed',
  why: 'The configuration says that what changes here cannot be undone, so a person has to stand for it first.',
  remedy: 'Somebody whom the zone names, or anyone with write permission where it names nobody, approves it.',
  source: ['.github/wired-chaos.yml: zones[].irreversible'],
  weight: 'block',
};

/** Paths in zones whose changes cannot be undone. */
export const irreversiblePaths: Detector = {
  name: 'irreversible paths',
  rules: [irreversiblePath],
  wants: () => 'nothing',
  detect: (files, { zones }) => ({
    sightings: zones
      .filter((zone) => zone.irreversible && zone.operations.length === 0)
      .flatMap((zone) =>
        touchedPaths(files)
          .filter(matcher(zone.paths))
          .map((path) => ({
            rule: irreversiblePath.id,
            path,
            subject: zone.name,
            preview: `in the zone ${zone.name}, where changes cannot be undone`,
          })),
      ),
    unread: [],
  }),
};
