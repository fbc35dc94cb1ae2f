import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleClientSecretLegacy: SecretRule = {
  id: 'secret/google-client-secret-legacy',
  title: 'A Google OAuth client secret of the old form is in the diff',
  provider: 'Google',
  keywords: ['google', 'gmail', 'youtube', 'gcp_'],
  pattern: assigned('google|gcp|gmail|youtube|goog', /[A-Za-z0-9_-]{24}/, 'client[_-]?secret'),
  longest: longestAssigned + 24,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.cloud.google.com/auth/clients'),
  source: ['Google Cloud: Manage OAuth clients'],
};
