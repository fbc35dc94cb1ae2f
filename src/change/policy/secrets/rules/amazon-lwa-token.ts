import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const amazonLwaToken: SecretRule = {
  id: 'secret/amazon-lwa-token',
  title: 'A Login with Amazon token is in the diff',
  provider: 'Login with Amazon',
  keywords: ['atza|', 'atzr|'],
  pattern: freeStanding(/Atz(?:a|r)\|[A-Za-z0-9+/=_-]{60,600}/, 'base64'),
  longest: 605,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt("developer.amazon.com > Login with Amazon, or the seller's Manage Your Apps page"),
  source: ['Login with Amazon: Access token'],
};
