import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const omiseTestKey: SecretRule = {
  id: 'secret/omise-test-key',
  title: 'An Omise test secret key is in the diff',
  provider: 'Omise',
  keywords: ['skey_test_'],
  pattern: freeStanding(/skey_test_[a-z0-9]{19}/),
  longest: 29,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Omise Dashboard under Keys and issue a new one.',
  source: ['Omise Docs: Authentication'],
  weight: 'warn',
};
