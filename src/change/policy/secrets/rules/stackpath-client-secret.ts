import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stackpathClientSecret: SecretRule = {
  id: 'secret/stackpath-client-secret',
  title: 'A StackPath client secret is in the diff',
  provider: 'StackPath',
  keywords: ['stackpath'],
  pattern: assigned('stackpath', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in StackPath under API Management and issue a new one.',
  source: ['StackPath Docs: Authentication'],
};
