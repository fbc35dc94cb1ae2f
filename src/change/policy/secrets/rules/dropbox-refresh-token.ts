import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dropboxRefreshToken: SecretRule = {
  id: 'secret/dropbox-refresh-token',
  title: 'A Dropbox refresh token is in the diff',
  provider: 'Dropbox',
  keywords: ['dropbox'],
  pattern: assigned('dropbox', /[A-Za-z0-9_-]{64}/),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dropbox.com/account/connected_apps'),
  source: ['Dropbox: OAuth guide'],
};
