import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const twitterApiSecret: SecretRule = {
  id: 'secret/twitter-api-secret',
  title: 'An X API key secret is in the diff',
  provider: 'X',
  keywords: ['twitter', 'tweepy', 'x_api', 'x_access', 'x_consumer'],
  pattern: assigned(
    'twitter|tweepy|\\bx_(?=api|access|consumer)',
    /[A-Za-z0-9]{50}|[A-Za-z0-9]{45}/i,
    'secret',
  ),
  longest: longestAssigned + 50,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the X Developer Portal under Keys and tokens and issue a new one.',
  source: ['X Developers: OAuth 1.0a'],
};
