import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const onepasswordServiceAccountToken: SecretRule = {
  id: 'secret/1password-service-account-token',
  title: 'A 1Password service account token is in the diff',
  provider: '1Password',
  keywords: ['ops_eyj'],
  pattern: freeStanding(/ops_eyJ[A-Za-z0-9+/_-]{200,2000}={0,2}/, 'base64'),
  longest: 2009,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('1password.com > Developer > Service Accounts'),
  source: ['1Password Developer: Service accounts'],
};
