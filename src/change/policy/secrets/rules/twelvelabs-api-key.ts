import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const twelvelabsApiKey: SecretRule = {
  id: 'secret/twelvelabs-api-key',
  title: 'A Twelve Labs API key is in the diff',
  provider: 'Twelve Labs',
  keywords: ['tlk_'],
  pattern: freeStanding(/tlk_[0-9A-Z]{36,44}/),
  longest: 48,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Twelve Labs playground under API Keys and issue a new one.',
  source: ['Twelve Labs Docs: Authentication'],
};
