import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const packagistToken: SecretRule = {
  id: 'secret/packagist-token',
  title: 'A Packagist token is in the diff',
  provider: 'Packagist',
  keywords: ['packagist_'],
  pattern: freeStanding(/packagist_[a-z]{2,4}_[0-9a-f]{64,68}/),
  longest: 83,
  entropy: 2.8,
  remedy: 'Revoke it in Private Packagist under Settings > Authentication Tokens and issue a new one.',
  source: ['Private Packagist Docs: Authentication tokens'],
};
