import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dropboxAccessToken: SecretRule = {
  id: 'secret/dropbox-access-token',
  title: 'A Dropbox access token is in the diff',
  provider: 'Dropbox',
  keywords: ['sl.'],
  pattern: freeStanding(/sl\.(?:|u\.|B)[A-Za-z0-9_-]{60,1400}/),
  longest: 1405,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dropbox.com/account/connected_apps, or POST /2/auth/token/revoke'),
  source: ['Dropbox: OAuth guide'],
};
