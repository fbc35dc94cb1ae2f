import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mistralApiKey: SecretRule = {
  id: 'secret/mistral-api-key',
  title: 'A Mistral AI API key is in the diff',
  provider: 'Mistral AI',
  keywords: ['mistral'],
  pattern: assigned('mistral', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in La Plateforme under API keys and issue a new one.',
  source: ['https://docs.mistral.ai'],
};
