import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const flyAccessToken: SecretRule = {
  id: 'secret/fly-access-token',
  title: 'A Fly.io personal access token is in the diff',
  provider: 'Fly.io',
  keywords: ['fo1_'],
  pattern: freeStanding(/fo1_[A-Za-z0-9_-]{40,60}/),
  longest: 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('fly.io/user/personal_access_tokens'),
  source: ['Fly.io: Access tokens'],
};
