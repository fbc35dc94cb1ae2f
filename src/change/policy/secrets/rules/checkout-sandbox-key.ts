import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const checkoutSandboxKey: SecretRule = {
  id: 'secret/checkout-sandbox-key',
  title: 'A Checkout.com sandbox secret key is in the diff',
  provider: 'Checkout.com',
  keywords: ['sk_sbox_', 'sk_test_'],
  pattern: freeStanding(
    /sk_(?:sbox_[a-z2-7]{26}[a-z2-7*#$=]|test_[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12})/,
  ),
  longest: 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.sandbox.checkout.com > Developers > Keys'),
  source: ['Checkout.com: API keys'],
  weight: 'warn',
};
