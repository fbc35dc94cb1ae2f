import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleOauthClientSecret: SecretRule = {
  id: 'secret/google-oauth-client-secret',
  title: 'A Google OAuth client secret is in the diff',
  provider: 'Google',
  keywords: ['gocspx-'],
  pattern: freeStanding(/GOCSPX-[A-Za-z0-9_-]{28}/),
  longest: 35,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.cloud.google.com/auth/clients'),
  source: ['Google Cloud: Manage OAuth clients'],
};
