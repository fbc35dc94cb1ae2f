import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bitfinexSecret: SecretRule = {
  id: 'secret/bitfinex-secret',
  title: 'A Bitfinex API key or secret is in the diff',
  provider: 'Bitfinex',
  keywords: ['bitfinex'],
  pattern: assigned('bitfinex', /[A-Za-z0-9]{43}/),
  longest: longestAssigned + 43,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('setting.bitfinex.com/api'),
  source: ['Bitfinex: Authentication'],
};
