import type { SecretRule } from '../secret-rule.ts';
import { isUsablePassword } from './secret-value.ts';

export const netrc: SecretRule = {
  id: 'secret/netrc',
  title: 'A password of a netrc file is in the diff',
  provider: 'the machine that the entry names',
  keywords: ['machine', 'default login'],
  pattern:
    /(?<![\w.-])(?:machine\s{1,8}(?<host>[^\s"'`]{1,200})|default)\s{1,8}(?:login|user)\s{1,8}(?<user>[^\s"'`]{1,200})\s{1,8}password\s{1,8}["']?(?<secret>[^\s"'`]{4,300})/,
  longest: 760,
  valid: (secret, { user = '', host = 'somewhere.else.net' }) => isUsablePassword(secret, { user, host }),
  remedy:
    'Change the password or revoke the token on that machine; a netrc file belongs to one home directory.',
  source: ['GNU inetutils: The .netrc file', 'curl: .netrc'],
};
