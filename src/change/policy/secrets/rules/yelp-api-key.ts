import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const yelpApiKey: SecretRule = {
  id: 'secret/yelp-api-key',
  title: 'A Yelp API key is in the diff',
  provider: 'Yelp',
  keywords: ['yelp'],
  pattern: assigned('yelp', /[A-Za-z0-9_-]{128}/i),
  longest: longestAssigned + 128,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Yelp Developers under Manage App and issue a new one.',
  source: ['Yelp Fusion: Authentication'],
};
