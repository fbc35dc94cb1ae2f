import type { Detector } from '../detector.ts';
import { historySightings, isNumbered } from '../sql/history.ts';
import { migrationRules } from '../sql/rules.ts';

/** Migrations that were merged before, and so may have run, and are changed or taken away. */
export const migrationHistory: Detector = {
  name: 'migration history',
  rules: migrationRules,
  wants: (path) => (isNumbered(path) ? 'both' : 'nothing'),
  detect: (files) => ({ sightings: files.flatMap(historySightings), unread: [] }),
};
