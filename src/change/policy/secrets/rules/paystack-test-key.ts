import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const paystackTestKey: SecretRule = {
  id: 'secret/paystack-test-key',
  title: 'A Paystack test secret key is in the diff',
  provider: 'Paystack',
  keywords: ['paystack'],
  pattern: namedValue('paystack', /sk_test_[0-9a-f]{40}/),
  longest: beforeValue + 48,
  entropy: 2.8,
  remedy: 'Revoke it in the Paystack Dashboard under Settings > API Keys & Webhooks and issue a new one.',
  source: ['Paystack Docs: API keys'],
  weight: 'warn',
};
