import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const auth0ClientSecret: SecretRule = {
  id: 'secret/auth0-client-secret',
  title: 'An Auth0 client secret is in the diff',
  provider: 'Auth0',
  keywords: ['auth0'],
  pattern: assigned('auth0', /[A-Za-z0-9_-]{64}/),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('manage.auth0.com > Applications > Settings > Rotate'),
  source: ['Auth0: Rotate client secrets'],
};
