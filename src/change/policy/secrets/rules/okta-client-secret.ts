import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const oktaClientSecret: SecretRule = {
  id: 'secret/okta-client-secret',
  title: 'An Okta client secret is in the diff',
  provider: 'Okta',
  keywords: ['okta'],
  pattern: namedValue('okta', /[A-Za-z0-9_-]{64}|[A-Za-z0-9_-]{40}/, 'secret'),
  longest: beforeValue + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Okta Admin Console under Applications > Client credentials and issue a new one.',
  source: ['Okta Developer: Client secret rotation'],
};
