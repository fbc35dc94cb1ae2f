import { base64Text } from '../base64-text.ts';
import type { SecretRule } from '../secret-rule.ts';
import { isUserAndPassword } from './authorization-header.ts';

export const dockerConfig: SecretRule = {
  id: 'secret/docker-config',
  title: "A container registry's credentials are in the diff",
  provider: 'the registry that the entry names',
  keywords: ['auth"', "auth'", 'auth:'],
  pattern:
    /(?<![\w.-])\\{0,3}["']?auth\\{0,3}["']?\s{0,8}:\s{0,8}\\{0,3}["']?(?<secret>[A-Za-z0-9+/_-]{8,1500}={0,2})(?![A-Za-z0-9+/])/,
  longest: 1540,
  valid: (secret) => isUserAndPassword(base64Text(secret)),
  remedy: 'Revoke the token or change the password in the registry, and log in with a credential helper.',
  source: ['Docker Docs: docker login, credential stores'],
};
