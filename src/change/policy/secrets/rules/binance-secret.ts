import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const binanceSecret: SecretRule = {
  id: 'secret/binance-secret',
  title: 'A Binance API key or secret is in the diff',
  provider: 'Binance',
  keywords: ['binance'],
  pattern: assigned('binance', /[A-Za-z0-9]{64}/),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('binance.com > API Management'),
  source: ['Binance: API key types'],
};
