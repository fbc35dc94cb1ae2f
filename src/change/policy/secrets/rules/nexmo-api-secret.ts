import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nexmoApiSecret: SecretRule = {
  id: 'secret/nexmo-api-secret',
  title: 'A Vonage API secret is in the diff',
  provider: 'Vonage',
  keywords: ['nexmo', 'vonage'],
  pattern: namedValue('nexmo|vonage', /[A-Za-z0-9]{16}/, 'secret'),
  longest: beforeValue + 16,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Vonage dashboard under API Settings and issue a new one.',
  source: ['Vonage Developer: Authentication'],
};
