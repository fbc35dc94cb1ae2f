import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const spotifyClientSecret: SecretRule = {
  id: 'secret/spotify-client-secret',
  title: 'A Spotify client secret is in the diff',
  provider: 'Spotify',
  keywords: ['spotify', 'spotipy'],
  pattern: assigned('spotify|spotipy', /[0-9a-f]{32}/i, 'secret'),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in the Spotify Developer Dashboard under your app > Settings and issue a new one.',
  source: ['Spotify for Developers: Apps'],
};
