import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cashfreeTestSecret: SecretRule = {
  id: 'secret/cashfree-test-secret',
  title: 'A Cashfree test secret key is in the diff',
  provider: 'Cashfree',
  keywords: ['cfsk_ma_test_'],
  pattern: freeStanding(/cfsk_ma_test_[a-f0-9]{32}_[a-f0-9]{8}/),
  longest: 54,
  entropy: 2.75,
  remedy: revokeAt('merchant.cashfree.com > Developers > API Keys'),
  source: ['Cashfree: API keys'],
  weight: 'warn',
};
