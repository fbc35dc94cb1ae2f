import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pivotalTrackerToken: SecretRule = {
  id: 'secret/pivotal-tracker-token',
  title: 'A Pivotal Tracker API token is in the diff',
  provider: 'Pivotal Tracker',
  keywords: ['pivotal'],
  pattern: assigned('pivotal', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in the profile of its owner in Tracker and issue a new one.',
  source: ['Pivotal Tracker API: Authentication'],
};
