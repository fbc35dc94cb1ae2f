import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const bybitApiSecret: SecretRule = {
  id: 'secret/bybit-api-secret',
  title: 'A Bybit API secret is in the diff',
  provider: 'Bybit',
  keywords: ['bybit'],
  pattern: assigned('bybit', /[A-Za-z0-9]{36}/i, 'secret'),
  longest: longestAssigned + 36,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Bybit under API and issue a new one.',
  source: ['Bybit API: Authentication'],
};
