import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const faunaKey: SecretRule = {
  id: 'secret/fauna-key',
  title: 'A Fauna key is in the diff',
  provider: 'Fauna',
  keywords: ['fna', 'fne'],
  pattern: freeStanding(/fn(?:A|a|E)[A-Za-z0-9_-]{37,46}/),
  longest: 49,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.fauna.com > Security > Keys'),
  source: ['Fauna: Keys'],
};
