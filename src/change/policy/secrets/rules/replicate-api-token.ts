import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const replicateApiToken: SecretRule = {
  id: 'secret/replicate-api-token',
  title: 'A Replicate API token is in the diff',
  provider: 'Replicate',
  keywords: ['r8_'],
  pattern: freeStanding(/r8_[A-Za-z0-9]{37}/),
  longest: 40,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Replicate under Account settings > API tokens and issue a new one.',
  source: ['Replicate Docs: API tokens'],
};
