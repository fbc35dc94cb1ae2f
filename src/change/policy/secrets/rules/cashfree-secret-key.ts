import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const cashfreeSecretKey: SecretRule = {
  id: 'secret/cashfree-secret-key',
  title: 'A Cashfree secret key is in the diff',
  provider: 'Cashfree',
  keywords: ['cfsk_ma_prod_'],
  pattern: freeStanding(/cfsk_ma_prod_[0-9a-f]{32}_[0-9a-f]{8}/),
  longest: 54,
  entropy: 2.8,
  remedy: 'Revoke it in the Cashfree dashboard under Developers > API Keys and issue a new one.',
  source: ['Cashfree Docs: API keys'],
};
