import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const togetherApiKey: SecretRule = {
  id: 'secret/together-api-key',
  title: 'A Together AI API key is in the diff',
  provider: 'Together AI',
  keywords: ['tgp_v'],
  pattern: freeStanding(/tgp_v\d_[A-Za-z0-9_-]{40,48}/),
  longest: 55,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Together AI under Settings > API Keys and issue a new one.',
  source: ['Together AI Docs: API keys'],
};
