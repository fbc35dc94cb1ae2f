import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mollieTestKey: SecretRule = {
  id: 'secret/mollie-test-key',
  title: 'A Mollie test API key is in the diff',
  provider: 'Mollie',
  keywords: ['mollie'],
  pattern: assigned('mollie', /test_[A-Za-z0-9]{30}/i),
  longest: longestAssigned + 35,
  entropy: 2.8,
  remedy: 'Revoke it in the Mollie Dashboard under Developers > API keys and issue a new one.',
  source: ['Mollie Docs: Authentication'],
  weight: 'warn',
};
