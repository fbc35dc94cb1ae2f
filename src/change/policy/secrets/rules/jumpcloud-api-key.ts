import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const jumpcloudApiKey: SecretRule = {
  id: 'secret/jumpcloud-api-key',
  title: 'A JumpCloud API key is in the diff',
  provider: 'JumpCloud',
  keywords: ['jca_'],
  pattern: freeStanding(/jca_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.jumpcloud.com > My API Key'),
  source: ['JumpCloud: API keys'],
};
