import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const oneloginClientSecret: SecretRule = {
  id: 'secret/onelogin-client-secret',
  title: 'A OneLogin client secret is in the diff',
  provider: 'OneLogin',
  keywords: ['onelogin', 'one_login', 'one-login'],
  pattern: assigned('one_?-?login', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in OneLogin under Developers > API Credentials and issue a new one.',
  source: ['OneLogin Developers: API credentials'],
};
