import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lastfmSharedSecret: SecretRule = {
  id: 'secret/lastfm-shared-secret',
  title: 'A Last.fm shared secret is in the diff',
  provider: 'Last.fm',
  keywords: ['lastfm', 'last.fm', 'last_fm', 'last-fm'],
  pattern: assigned('last[._-]?fm', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Last.fm under API accounts and issue a new one.',
  source: ['Last.fm API: Authentication'],
};
