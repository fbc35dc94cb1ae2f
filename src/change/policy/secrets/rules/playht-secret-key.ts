import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const playhtSecretKey: SecretRule = {
  id: 'secret/playht-secret-key',
  title: 'A PlayHT secret key is in the diff',
  provider: 'PlayHT',
  keywords: ['playht', 'play_ht', 'play-ht'],
  pattern: assigned('play_?-?ht', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in PlayHT Studio under API Access and issue a new one.',
  source: ['PlayHT Docs: API authentication'],
};
