import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const samsaraApiToken: SecretRule = {
  id: 'secret/samsara-api-token',
  title: 'A Samsara API token is in the diff',
  provider: 'Samsara',
  keywords: ['samsara_api_'],
  pattern: freeStanding(/samsara_api_[A-Za-z0-9]{28,40}/),
  longest: 52,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Samsara dashboard under Settings > API Tokens and issue a new one.',
  source: ['Samsara Developers: Authentication'],
};
