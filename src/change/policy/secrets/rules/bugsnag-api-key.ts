import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bugsnagApiKey: SecretRule = {
  id: 'secret/bugsnag-api-key',
  title: 'A Bugsnag notifier API key is in the diff',
  provider: 'Bugsnag',
  keywords: ['bugsnag'],
  pattern: assigned('bugsnag', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('app.bugsnag.com/settings > Project > API key'),
  source: ['BugSnag: API key'],
  weight: 'warn',
};
