import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mexcApiSecret: SecretRule = {
  id: 'secret/mexc-api-secret',
  title: 'An MEXC secret key is in the diff',
  provider: 'MEXC',
  keywords: ['mexc'],
  pattern: assigned('mexc', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in MEXC under API Management and issue a new one.',
  source: ['MEXC API: Authentication'],
};
