import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const checkoutSecretKey: SecretRule = {
  id: 'secret/checkout-secret-key',
  title: 'A Checkout.com secret key is in the diff',
  provider: 'Checkout.com',
  keywords: ['sk_'],
  pattern: freeStanding(/sk_[a-z2-7]{26}[a-z2-7*#$=]/),
  longest: 30,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.checkout.com > Developers > Keys'),
  source: ['Checkout.com: API keys'],
};
