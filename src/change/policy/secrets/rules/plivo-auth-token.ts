import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const plivoAuthToken: SecretRule = {
  id: 'secret/plivo-auth-token',
  title: 'A Plivo auth token is in the diff',
  provider: 'Plivo',
  keywords: ['plivo'],
  pattern: assigned('plivo', /[A-Za-z0-9]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Plivo Console under Account > Auth Credentials and issue a new one.',
  source: ['Plivo Docs: Authentication'],
};
