import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openaiAdminKey: SecretRule = {
  id: 'secret/openai-admin-key',
  title: 'An OpenAI admin API key is in the diff',
  provider: 'OpenAI',
  keywords: ['sk-admin-'],
  pattern: freeStanding(/sk-admin-[A-Za-z0-9_-]{40,220}/),
  longest: 229,
  entropy: 3.5,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the OpenAI platform under Organization > Admin keys and issue a new one.',
  source: ['OpenAI Platform: Admin API keys'],
};
