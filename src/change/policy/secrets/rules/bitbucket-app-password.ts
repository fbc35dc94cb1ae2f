import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bitbucketAppPassword: SecretRule = {
  id: 'secret/bitbucket-app-password',
  title: 'A Bitbucket app password is in the diff',
  provider: 'Bitbucket',
  keywords: ['atbb'],
  pattern: freeStanding(/ATBB[A-Za-z0-9]{32}/),
  longest: 36,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('bitbucket.org/account/settings/app-passwords'),
  source: ['Bitbucket Cloud: App passwords'],
};
