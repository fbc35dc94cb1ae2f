import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const msg91AuthKey: SecretRule = {
  id: 'secret/msg91-auth-key',
  title: 'An MSG91 auth key is in the diff',
  provider: 'MSG91',
  keywords: ['msg91'],
  pattern: assigned('msg91', /\d{6}[A-Za-z0-9]{12,30}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in MSG91 under Authkey and issue a new one.',
  source: ['MSG91 Docs: Authkey'],
};
