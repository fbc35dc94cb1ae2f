import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleApiKey: SecretRule = {
  id: 'secret/google-api-key',
  title: 'A Google API key is in the diff',
  provider: 'Google',
  keywords: ['aiza'],
  pattern: freeStanding(/AIza[A-Za-z0-9_-]{35}/),
  longest: 39,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.cloud.google.com/apis/credentials'),
  source: ['Google Cloud: Manage API keys'],
};
