import { base64Text } from '../base64-text.ts';
import type { SecretRule } from '../secret-rule.ts';
import { isUserAndPassword } from './authorization-header.ts';
import { isSecretValue, isUsablePassword } from './secret-value.ts';

export const npmrc: SecretRule = {
  id: 'secret/npmrc',
  title: "A package registry's credential is in the diff",
  provider: 'the registry that the line names',
  keywords: ['_authtoken', '_auth', '_password'],
  pattern:
    /(?<![A-Za-z0-9_])_(?<what>authToken|auth|password)["']?\s{0,4}[=:]\s{0,4}["']?(?<secret>[A-Za-z0-9+/_.~-]{8,600}={0,2})(?![A-Za-z0-9+/_])/,
  longest: 640,
  valid: (secret, { what = '' }) => {
    if (what === 'auth') return isUserAndPassword(base64Text(secret));
    const plain = what === 'password' ? base64Text(secret) : null;
    return plain === null
      ? isSecretValue(secret, 'secret')
      : isUsablePassword(plain, { user: '', host: 'somewhere.else.net' });
  },
  remedy:
    "Revoke the token in the registry's settings, and name an environment variable in the .npmrc instead.",
  source: ['npm Docs: .npmrc, auth related configuration'],
};
