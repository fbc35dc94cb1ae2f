import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const finicitySecret: SecretRule = {
  id: 'secret/finicity-secret',
  title: 'A Finicity partner secret is in the diff',
  provider: 'Finicity',
  keywords: ['finicity'],
  pattern: assigned('finicity', /[A-Za-z0-9]{20}/),
  longest: longestAssigned + 20,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('developer.mastercard.com > Open Banking'),
  source: ['Finicity: Authentication'],
};
