import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const unkeyRootKey: SecretRule = {
  id: 'secret/unkey-root-key',
  title: 'An Unkey root key is in the diff',
  provider: 'Unkey',
  keywords: ['unkey_'],
  pattern: freeStanding(/unkey_[A-Za-z0-9]{20,32}/),
  longest: 38,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Unkey dashboard under Settings > Root Keys and issue a new one.',
  source: ['Unkey Docs: Root keys'],
};
