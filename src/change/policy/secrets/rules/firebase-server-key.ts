import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const firebaseServerKey: SecretRule = {
  id: 'secret/firebase-server-key',
  title: 'A Firebase Cloud Messaging server key is in the diff',
  provider: 'Firebase Cloud Messaging',
  keywords: ['aaaa'],
  pattern: freeStanding(/AAAA[A-Za-z0-9_-]{7}:[A-Za-z0-9_-]{130,160}/),
  longest: 172,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.firebase.google.com > Project settings > Cloud Messaging'),
  source: ['Firebase: Legacy FCM server credentials'],
};
