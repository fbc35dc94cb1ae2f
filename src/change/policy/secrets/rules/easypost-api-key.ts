import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const easypostApiKey: SecretRule = {
  id: 'secret/easypost-api-key',
  title: 'An EasyPost production API key is in the diff',
  provider: 'EasyPost',
  keywords: ['ezak'],
  pattern: freeStanding(/EZAK[A-Za-z0-9]{54}/),
  longest: 58,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('easypost.com/account/api-keys'),
  source: ['EasyPost: API keys'],
};
