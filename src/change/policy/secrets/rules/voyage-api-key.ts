import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const voyageApiKey: SecretRule = {
  id: 'secret/voyage-api-key',
  title: 'A Voyage AI API key is in the diff',
  provider: 'Voyage AI',
  keywords: ['voyage'],
  pattern: freeStanding(/pa-[A-Za-z0-9_-]{43}/),
  longest: 46,
  near: 160,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Voyage AI dashboard under API Keys and issue a new one.',
  source: ['Voyage AI Docs: API key'],
};
