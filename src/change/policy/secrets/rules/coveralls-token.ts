import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const coverallsToken: SecretRule = {
  id: 'secret/coveralls-token',
  title: 'A Coveralls repository token is in the diff',
  provider: 'Coveralls',
  keywords: ['coveralls'],
  pattern: assigned('coveralls', /[A-Za-z0-9]{32,36}/),
  longest: longestAssigned + 36,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('coveralls.io > Repo settings > Repo token'),
  source: ['Coveralls: Repo token'],
};
