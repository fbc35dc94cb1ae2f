import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const oktaClientSecret: SecretRule = {
  id: 'secret/okta-client-secret',
  title: 'An Okta client secret is in the diff',
  provider: 'Okta',
  keywords: ['okta'],
  pattern: assigned('okta', /[A-Za-z0-9_-]{64}|[A-Za-z0-9_-]{40}/i, 'secret'),
  longest: longestAssigned + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Okta Admin Console under Applications > Client credentials and issue a new one.',
  source: ['Okta Developer: Client secret rotation'],
};
