import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const flyApiToken: SecretRule = {
  id: 'secret/fly-api-token',
  title: 'A Fly.io API token is in the diff',
  provider: 'Fly.io',
  keywords: ['fm1_', 'fm2_', 'fm1r_', 'fm1a_'],
  pattern: freeStanding(/(?:fm1|fm2|fm1r|fm1a)_[A-Za-z0-9+/_-]{100,3000}={0,2}/, 'base64'),
  longest: 3007,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('fly.io/dashboard > Tokens, or fly tokens revoke'),
  source: ['Fly.io: Access tokens'],
};
