import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const krakenApiKey: SecretRule = {
  id: 'secret/kraken-api-key',
  title: 'A Kraken API key is in the diff',
  provider: 'Kraken',
  keywords: ['kraken'],
  pattern: assigned('kraken', /[A-Za-z0-9+/]{56}/),
  longest: longestAssigned + 56,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('pro.kraken.com > Security > API'),
  source: ['Kraken: API key'],
};
