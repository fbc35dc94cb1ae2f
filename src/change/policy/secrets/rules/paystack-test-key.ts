import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const paystackTestKey: SecretRule = {
  id: 'secret/paystack-test-key',
  title: 'A Paystack test secret key is in the diff',
  provider: 'Paystack',
  keywords: ['paystack'],
  pattern: assigned('paystack', /sk_test_[0-9a-f]{40}/i),
  longest: longestAssigned + 48,
  entropy: 2.8,
  remedy: 'Revoke it in the Paystack Dashboard under Settings > API Keys & Webhooks and issue a new one.',
  source: ['Paystack Docs: API keys'],
  weight: 'warn',
};
