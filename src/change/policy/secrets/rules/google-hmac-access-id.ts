import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleHmacAccessId: SecretRule = {
  id: 'secret/google-hmac-access-id',
  title: 'A Google Cloud Storage HMAC access ID is in the diff',
  provider: 'Google Cloud Storage',
  keywords: ['goog1e'],
  pattern: freeStanding(/GOOG1E[A-Za-z0-9]{57}/),
  longest: 63,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.cloud.google.com/storage/settings > Interoperability'),
  source: ['Cloud Storage: HMAC keys'],
};
