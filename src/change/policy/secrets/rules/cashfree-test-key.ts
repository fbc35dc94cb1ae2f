import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const cashfreeTestKey: SecretRule = {
  id: 'secret/cashfree-test-key',
  title: 'A Cashfree test secret key is in the diff',
  provider: 'Cashfree',
  keywords: ['cfsk_ma_test_'],
  pattern: freeStanding(/cfsk_ma_test_[0-9a-f]{32}_[0-9a-f]{8}/),
  longest: 54,
  entropy: 2.8,
  remedy: 'Revoke it in the Cashfree dashboard under Developers > API Keys and issue a new one.',
  source: ['Cashfree Docs: API keys'],
  weight: 'warn',
};
