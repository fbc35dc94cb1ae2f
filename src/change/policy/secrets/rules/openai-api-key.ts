import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openaiApiKey: SecretRule = {
  id: 'secret/openai-api-key',
  title: 'An OpenAI API key is in the diff',
  provider: 'OpenAI',
  keywords: ['sk-'],
  pattern: freeStanding(/sk-(?:None-)?[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|sk-None-[A-Za-z0-9_-]{40,160}/),
  longest: 168,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the OpenAI platform under API keys and issue a new one.',
  source: ['OpenAI Platform: API keys'],
};
