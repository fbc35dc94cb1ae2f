import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stripeTestKey: SecretRule = {
  id: 'secret/stripe-test-key',
  title: 'A Stripe test key is in the diff',
  provider: 'Stripe',
  keywords: ['sk_test_', 'rk_test_'],
  pattern: freeStanding(/[sr]k_test_[A-Za-z0-9]{20,247}/),
  longest: 255,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Stripe Dashboard under Developers > API keys and issue a new one.',
  source: ['Stripe Docs: API keys'],
  weight: 'warn',
};
