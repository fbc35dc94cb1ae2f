import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const fastlyApiToken: SecretRule = {
  id: 'secret/fastly-api-token',
  title: 'A Fastly API token is in the diff',
  provider: 'Fastly',
  keywords: ['fastly'],
  pattern: assigned('fastly', /[A-Za-z0-9_-]{32}/),
  longest: longestAssigned + 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('manage.fastly.com/account/personal/tokens'),
  source: ['Fastly: API tokens'],
};
