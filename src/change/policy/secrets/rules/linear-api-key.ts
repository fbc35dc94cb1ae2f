import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const linearApiKey: SecretRule = {
  id: 'secret/linear-api-key',
  title: 'A Linear API key is in the diff',
  provider: 'Linear',
  keywords: ['lin_api_'],
  pattern: freeStanding(/lin_api_[A-Za-z0-9]{40}/),
  longest: 48,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Linear under Settings > Security & access > Personal API keys and issue a new one.',
  source: ['https://linear.app/developers'],
};
