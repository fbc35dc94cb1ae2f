import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bitbucketAccessToken: SecretRule = {
  id: 'secret/bitbucket-access-token',
  title: 'A Bitbucket access token is in the diff',
  provider: 'Bitbucket',
  keywords: ['atctt3'],
  pattern: freeStanding(/ATCTT3[A-Za-z0-9+/=_-]{60,300}/, 'base64'),
  longest: 306,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('bitbucket.org > Repository settings > Access tokens'),
  source: ['Bitbucket Cloud: Access tokens'],
};
