import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitpodToken: SecretRule = {
  id: 'secret/gitpod-token',
  title: 'A Gitpod personal access token is in the diff',
  provider: 'Gitpod',
  keywords: ['gitpod_pat_'],
  pattern: freeStanding(/gitpod_pat_[A-Za-z0-9_-]{30,160}/),
  longest: 171,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('gitpod.io/user/tokens'),
  source: ['Gitpod: Personal access tokens'],
};
