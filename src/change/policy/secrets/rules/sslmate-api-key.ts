import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sslmateApiKey: SecretRule = {
  id: 'secret/sslmate-api-key',
  title: 'An SSLMate API key is in the diff',
  provider: 'SSLMate',
  keywords: ['sslmate'],
  pattern: assigned('sslmate', /\d{1,8}_[A-Za-z0-9]{20,32}|k[A-Za-z0-9]{20,32}/i),
  longest: longestAssigned + 41,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in SSLMate under Account > API credentials and issue a new one.',
  source: ['SSLMate: API'],
};
