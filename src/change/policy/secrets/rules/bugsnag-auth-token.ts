import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bugsnagAuthToken: SecretRule = {
  id: 'secret/bugsnag-auth-token',
  title: 'A Bugsnag personal auth token is in the diff',
  provider: 'Bugsnag',
  keywords: ['bugsnag'],
  pattern: assigned(
    'bugsnag',
    /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/,
    'auth[_ -]?token|token',
  ),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('app.bugsnag.com/settings > My account > Personal auth tokens'),
  source: ['BugSnag: Data access API'],
};
