import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const easypostTestKey: SecretRule = {
  id: 'secret/easypost-test-key',
  title: 'An EasyPost test API key is in the diff',
  provider: 'EasyPost',
  keywords: ['eztk'],
  pattern: freeStanding(/EZTK[A-Za-z0-9]{54}/),
  longest: 58,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('easypost.com/account/api-keys'),
  source: ['EasyPost: API keys'],
  weight: 'warn',
};
