import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleRefreshToken: SecretRule = {
  id: 'secret/google-refresh-token',
  title: 'A Google OAuth refresh token is in the diff',
  provider: 'Google',
  keywords: ['1//0'],
  pattern: freeStanding(/1\/\/0[A-Za-z0-9_-]{36,160}/),
  longest: 164,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('myaccount.google.com/connections, or POST oauth2.googleapis.com/revoke'),
  source: ['Google Identity: Using OAuth 2.0'],
};
