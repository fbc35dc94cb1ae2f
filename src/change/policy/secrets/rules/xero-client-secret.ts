import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const xeroClientSecret: SecretRule = {
  id: 'secret/xero-client-secret',
  title: 'A Xero client secret is in the diff',
  provider: 'Xero',
  keywords: ['xero_', 'xero-', 'xeroclient', '"xero"'],
  pattern: assigned('xero(?!x)', /[A-Za-z0-9_-]{48}/i, 'secret'),
  longest: longestAssigned + 48,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Xero Developer under My Apps > Configuration and issue a new one.',
  source: ['Xero Developer: OAuth 2.0'],
};
