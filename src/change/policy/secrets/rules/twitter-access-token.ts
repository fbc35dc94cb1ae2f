import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const twitterAccessToken: SecretRule = {
  id: 'secret/twitter-access-token',
  title: 'An X access token is in the diff',
  provider: 'X',
  keywords: ['twitter', 'tweepy', 'x_access'],
  pattern: assigned('twitter|tweepy|\\bx_(?=access)', /\d{6,20}-[A-Za-z0-9]{38,42}/i),
  longest: longestAssigned + 63,
  entropy: 2.8,
  remedy: 'Revoke it in the X Developer Portal under Keys and tokens and issue a new one.',
  source: ['X Developers: OAuth 1.0a'],
};
