import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const memfaultApiKey: SecretRule = {
  id: 'secret/memfault-api-key',
  title: 'A Memfault API key is in the diff',
  provider: 'Memfault',
  keywords: ['memfault'],
  pattern: assigned('memfault', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Memfault under Settings > API Keys and issue a new one.',
  source: ['Memfault Docs: API keys'],
};
