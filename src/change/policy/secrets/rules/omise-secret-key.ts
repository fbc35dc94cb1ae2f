import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const omiseSecretKey: SecretRule = {
  id: 'secret/omise-secret-key',
  title: 'An Omise secret key is in the diff',
  provider: 'Omise',
  keywords: ['skey_'],
  pattern: freeStanding(/skey_[a-z0-9]{19}/),
  longest: 24,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Omise Dashboard under Keys and issue a new one.',
  source: ['Omise Docs: Authentication'],
};
