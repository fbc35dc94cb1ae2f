import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nexmoApiSecret: SecretRule = {
  id: 'secret/nexmo-api-secret',
  title: 'A Vonage API secret is in the diff',
  provider: 'Vonage',
  keywords: ['nexmo', 'vonage'],
  pattern: assigned('nexmo|vonage', /[A-Za-z0-9]{16}/i, 'secret'),
  longest: longestAssigned + 16,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Vonage dashboard under API Settings and issue a new one.',
  source: ['Vonage Developer: Authentication'],
};
