import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const freshdeskApiKey: SecretRule = {
  id: 'secret/freshdesk-api-key',
  title: 'A Freshdesk API key is in the diff',
  provider: 'Freshdesk',
  keywords: ['freshdesk', 'freshservice', 'freshworks', 'freshsales', 'freshchat'],
  pattern: assigned('fresh(?:desk|service|works|sales|chat)', /[A-Za-z0-9]{18,24}/),
  longest: longestAssigned + 24,
  entropy: 2.5,
  valid: isDrawnByChance,
  remedy: revokeAt('freshdesk.com > Profile settings > API key'),
  source: ['Freshdesk: API authentication'],
};
