import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dropboxAppSecret: SecretRule = {
  id: 'secret/dropbox-app-secret',
  title: 'A Dropbox app secret is in the diff',
  provider: 'Dropbox',
  keywords: ['dropbox'],
  pattern: assigned('dropbox', /[a-z0-9]{15}/, 'secret'),
  longest: longestAssigned + 15,
  entropy: 2.5,
  valid: isDrawnByChance,
  remedy: revokeAt('dropbox.com/developers/apps'),
  source: ['Dropbox: OAuth guide'],
};
