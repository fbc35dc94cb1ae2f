import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const neonApiKey: SecretRule = {
  id: 'secret/neon-api-key',
  title: 'A Neon API key is in the diff',
  provider: 'Neon',
  keywords: ['napi_'],
  pattern: freeStanding(/napi_[a-z0-9]{60,68}/),
  longest: 73,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Neon Console under Account settings > API keys and issue a new one.',
  source: ['Neon Docs: Manage API keys'],
};
