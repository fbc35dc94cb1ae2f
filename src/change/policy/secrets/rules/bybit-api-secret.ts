import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const bybitApiSecret: SecretRule = {
  id: 'secret/bybit-api-secret',
  title: 'A Bybit API secret is in the diff',
  provider: 'Bybit',
  keywords: ['bybit'],
  pattern: namedValue('bybit', /[A-Za-z0-9]{36}/, 'secret'),
  longest: beforeValue + 36,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Bybit under API and issue a new one.',
  source: ['Bybit API: Authentication'],
};
