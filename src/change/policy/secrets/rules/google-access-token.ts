import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleAccessToken: SecretRule = {
  id: 'secret/google-access-token',
  title: 'A Google OAuth access token is in the diff',
  provider: 'Google',
  keywords: ['ya29.'],
  pattern: freeStanding(/ya29\.[A-Za-z0-9_-]{50,1000}/),
  longest: 1005,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('myaccount.google.com/connections, or POST oauth2.googleapis.com/revoke'),
  source: ['Google Identity: Using OAuth 2.0'],
};
