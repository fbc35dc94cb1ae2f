import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const googleHmacSecret: SecretRule = {
  id: 'secret/google-hmac-secret',
  title: 'A Google Cloud Storage HMAC secret is in the diff',
  provider: 'Google Cloud Storage',
  keywords: ['gcs_', 'gcp_', 'goog'],
  pattern: assigned(
    'google|gcs|gcp|GOOG[A-Z0-9]{16}',
    /[A-Za-z0-9+/]{40}/,
    'secret(?:[_ -]?(?:access[_ -]?)?key)?',
  ),
  longest: longestAssigned + 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.cloud.google.com/storage/settings > Interoperability'),
  source: ['Cloud Storage: HMAC keys'],
};
