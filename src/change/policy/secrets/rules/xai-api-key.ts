import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const xaiApiKey: SecretRule = {
  id: 'secret/xai-api-key',
  title: 'An xAI API key is in the diff',
  provider: 'xAI',
  keywords: ['xai-'],
  pattern: freeStanding(/xai-[A-Za-z0-9]{70,90}/),
  longest: 94,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the xAI Console under API Keys and issue a new one.',
  source: ['xAI Docs: API keys'],
};
