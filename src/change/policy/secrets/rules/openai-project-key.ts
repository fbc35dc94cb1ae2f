import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openaiProjectKey: SecretRule = {
  id: 'secret/openai-project-key',
  title: 'An OpenAI project API key is in the diff',
  provider: 'OpenAI',
  keywords: ['sk-proj-'],
  pattern: freeStanding(/sk-proj-[A-Za-z0-9_-]{40,220}/),
  longest: 228,
  entropy: 3.5,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the OpenAI platform under API keys and issue a new one.',
  source: ['OpenAI Platform: API keys'],
};
