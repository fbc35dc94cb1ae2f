import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const friendliToken: SecretRule = {
  id: 'secret/friendli-token',
  title: 'A Friendli personal access token is in the diff',
  provider: 'Friendli',
  keywords: ['flp_'],
  pattern: freeStanding(/flp_[A-Za-z0-9]{40,50}/),
  longest: 54,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('suite.friendli.ai > Personal settings > Tokens'),
  source: ['Friendli: Personal access tokens'],
};
