import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const twitterConsumerKey: SecretRule = {
  id: 'secret/twitter-consumer-key',
  title: 'An X API key is in the diff',
  provider: 'X',
  keywords: ['twitter', 'tweepy'],
  pattern: assigned('twitter|tweepy', /[A-Za-z0-9]{25}/i),
  longest: longestAssigned + 25,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the X Developer Portal under Keys and tokens and issue a new one.',
  source: ['X Developers: OAuth 1.0a'],
};
