import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const exoscaleSecret: SecretRule = {
  id: 'secret/exoscale-secret',
  title: 'An Exoscale API secret is in the diff',
  provider: 'Exoscale',
  keywords: ['exoscale'],
  pattern: assigned('exoscale|EXO[a-f0-9]{24,32}', /[A-Za-z0-9_-]{43}/),
  longest: longestAssigned + 43,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.exoscale.com/iam/keys'),
  source: ['Exoscale: IAM keys'],
};
