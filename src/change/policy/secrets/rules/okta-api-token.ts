import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const oktaApiToken: SecretRule = {
  id: 'secret/okta-api-token',
  title: 'An Okta API token is in the diff',
  provider: 'Okta',
  keywords: ['okta', 'ssws'],
  pattern: assigned('okta|ssws', /00[A-Za-z0-9_-]{40}/i),
  longest: longestAssigned + 42,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Okta Admin Console under Security > API > Tokens and issue a new one.',
  source: ['Okta Developer: Create an API token'],
};
