import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const kagiApiKey: SecretRule = {
  id: 'secret/kagi-api-key',
  title: 'A Kagi API key is in the diff',
  provider: 'Kagi',
  keywords: ['kagi'],
  pattern: assigned('kagi', /[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{43}/),
  longest: longestAssigned + 55,
  entropy: 3.3,
  remedy: revokeAt('kagi.com/settings/api'),
  source: ['Kagi: API'],
};
