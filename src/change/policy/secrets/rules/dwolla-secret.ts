import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dwollaSecret: SecretRule = {
  id: 'secret/dwolla-secret',
  title: 'A Dwolla key or secret is in the diff',
  provider: 'Dwolla',
  keywords: ['dwolla'],
  pattern: assigned('dwolla', /[A-Za-z0-9]{50}/),
  longest: longestAssigned + 50,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.dwolla.com/applications'),
  source: ['Dwolla: Authentication'],
};
