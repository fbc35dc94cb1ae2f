import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bitmexSecret: SecretRule = {
  id: 'secret/bitmex-secret',
  title: 'A BitMEX API secret is in the diff',
  provider: 'BitMEX',
  keywords: ['bitmex'],
  pattern: assigned('bitmex', /[A-Za-z0-9_-]{48}/),
  longest: longestAssigned + 48,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('bitmex.com/app/apiKeys'),
  source: ['BitMEX: API keys'],
};
