import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const foursquareApiKey: SecretRule = {
  id: 'secret/foursquare-api-key',
  title: 'A Foursquare API key is in the diff',
  provider: 'Foursquare',
  keywords: ['fsq3'],
  pattern: freeStanding(/fsq3[A-Za-z0-9+/]{44}=/, 'base64'),
  longest: 49,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('foursquare.com/developers > Project > API keys'),
  source: ['Foursquare: Manage API keys'],
};
