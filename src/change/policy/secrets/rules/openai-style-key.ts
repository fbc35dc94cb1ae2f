import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openaiStyleKey: SecretRule = {
  id: 'secret/openai-style-key',
  title: 'An OpenAI or compatible API key is in the diff',
  provider: 'OpenAI',
  keywords: ['sk-'],
  pattern: freeStanding(/sk-[A-Za-z0-9]{48}/),
  longest: 51,
  entropy: 4,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the platform of the provider under API keys and issue a new one.',
  source: ['OpenAI Platform: API keys'],
};
