import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openaiNamedKey: SecretRule = {
  id: 'secret/openai-named-key',
  title: 'An OpenAI API key is in the diff',
  provider: 'OpenAI',
  keywords: ['openai'],
  pattern: assigned('openai', /sk-[A-Za-z0-9_-]{20,200}/i),
  longest: longestAssigned + 203,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the OpenAI platform under API keys and issue a new one.',
  source: ['OpenAI Platform: API keys'],
};
