import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const llamaApiKey: SecretRule = {
  id: 'secret/llama-api-key',
  title: 'A Meta Llama API key is in the diff',
  provider: 'Meta Llama API',
  keywords: ['llm|'],
  pattern: freeStanding(/LLM\|\d{10,20}\|[A-Za-z0-9_-]{24,32}/),
  longest: 57,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Llama Developer Console under API keys and issue a new one.',
  source: ['Llama API: API keys'],
};
