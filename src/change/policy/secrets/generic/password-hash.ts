import type { SecretRule } from '../secret-rule.ts';

export const passwordHash: SecretRule = {
  id: 'secret/password-hash',
  title: 'The hash of a password is in the diff',
  provider: 'whoever keeps the account',
  keywords: ['$2a$', '$2b$', '$2y$', '$1$', '$5$', '$6$', '$y$', '$apr1$', '$argon2', '{ssha'],
  pattern:
    /(?<![A-Za-z0-9$])(?<secret>\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}|\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$[56]\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}|\$y\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|\$argon2(?:id|i|d)\$v=\d{1,3}\$[mtp=,\d]{5,40}\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{16,172}|\{SSHA(?:256|512)?\}[A-Za-z0-9+/]{32,140}={0,2})(?![A-Za-z0-9./])/,
  longest: 360,
  entropy: 3.5,
  remedy:
    'A weak password is guessed from its hash: change it where the account is real, and keep the hash elsewhere.',
  source: ['crypt(5)', 'RFC 9106', 'NIST SP 800-63B'],
  weight: 'warn',
};
