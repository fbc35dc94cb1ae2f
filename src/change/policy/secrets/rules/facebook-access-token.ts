import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const facebookAccessToken: SecretRule = {
  id: 'secret/facebook-access-token',
  title: 'A Facebook access token is in the diff',
  provider: 'Facebook',
  keywords: ['eaa'],
  pattern: freeStanding(/EAA[A-Za-z0-9]{60,400}/),
  longest: 403,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('developers.facebook.com/tools/debug/accesstoken, or DELETE /me/permissions'),
  source: ['Meta for Developers: Access tokens'],
};
