import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cohereApiKey: SecretRule = {
  id: 'secret/cohere-api-key',
  title: 'A Cohere API key is in the diff',
  provider: 'Cohere',
  keywords: ['cohere', 'co_api_key'],
  pattern: assigned('cohere|(?<![a-z])co_api', /[A-Za-z0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.cohere.com/api-keys'),
  source: ['Cohere: Authentication'],
};
