import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const togglApiToken: SecretRule = {
  id: 'secret/toggl-api-token',
  title: 'A Toggl API token is in the diff',
  provider: 'Toggl',
  keywords: ['toggl_', 'toggl-', 'togglapi', 'toggl.'],
  pattern: assigned('toggl(?!e)', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Toggl Track under Profile settings and issue a new one.',
  source: ['Toggl Track API: Authentication'],
};
