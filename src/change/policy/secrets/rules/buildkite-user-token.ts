import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const buildkiteUserToken: SecretRule = {
  id: 'secret/buildkite-user-token',
  title: 'A Buildkite API access token is in the diff',
  provider: 'Buildkite',
  keywords: ['bkua_'],
  pattern: freeStanding(/bkua_[a-z0-9]{40,60}/),
  longest: 65,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('buildkite.com/user/api-access-tokens'),
  source: ['Buildkite: Token security'],
};
