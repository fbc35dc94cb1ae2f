import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const firebaseDatabaseSecret: SecretRule = {
  id: 'secret/firebase-database-secret',
  title: 'A Firebase database secret is in the diff',
  provider: 'Firebase',
  keywords: ['firebase'],
  pattern: assigned('firebase', /[A-Za-z0-9]{40}/, 'secret|auth'),
  longest: longestAssigned + 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.firebase.google.com > Project settings > Service accounts > Database secrets'),
  source: ['Firebase: Legacy credentials'],
};
