import type { SecretRule } from '../secret-rule.ts';
import { isSecretValue } from './secret-value.ts';

/** Where the name of a function says that one of its arguments is a key: nothing else does. */
export const keyInCall: SecretRule = {
  id: 'secret/key-in-call',
  title: 'A key is written into the call that signs, encrypts or logs in with it',
  provider: 'the service or the data that it protects',
  keywords: [
    'jwt.',
    'hmac',
    'secretkeyspec',
    'createcipher',
    'createdecipher',
    'fernet(',
    'networkcredential',
    'auth=(',
    'auth = (',
    'usernamepassword',
    'passwordauthentication',
    'basicauth',
    'basic_auth',
    'httpbasic',
    'hs256',
  ],
  pattern:
    /(?:\bjwt\.(?:sign|verify|encode|decode)|(?:create)?hmac(?:\.new)?|secretkeyspec|create(?:de)?cipher(?:iv)?|fernet|networkcredential|\bauth\s{0,2}=\s{0,2}|usernamepassword\w{0,20}|passwordauthentication|(?:set)?basic_?auth|httpbasic\w{0,12})\s{0,3}\((?:[^"'`()\r\n]{0,80}|\s{0,8}["'][^"'\r\n]{1,60}["']\s{0,3},\s{0,3}|[^"'`()\r\n]{0,60},\s{0,3}){1}b?["'`](?<secret>[^\s"'`]{10,256})["'`]/i,
  longest: 520,
  valid: (secret) => isSecretValue(secret, 'secret', 4),
  remedy: 'Make a new key, and read it from the environment or a secret store.',
  source: ['OWASP Secrets Management Cheat Sheet', 'CWE-321', 'CWE-798'],
};
