import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const postmarkServerToken: SecretRule = {
  id: 'secret/postmark-server-token',
  title: 'A Postmark server token is in the diff',
  provider: 'Postmark',
  keywords: ['postmark'],
  pattern: assigned('postmark', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Postmark under Servers > API Tokens and issue a new one.',
  source: ['Postmark Developer: API overview'],
};
