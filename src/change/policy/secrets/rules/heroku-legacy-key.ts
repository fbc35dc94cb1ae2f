import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const herokuLegacyKey: SecretRule = {
  id: 'secret/heroku-legacy-key',
  title: 'A Heroku API key is in the diff',
  provider: 'Heroku',
  keywords: ['heroku'],
  pattern: assigned('heroku', /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('dashboard.heroku.com/account > API Key > Regenerate'),
  source: ['Heroku: Platform API'],
};
