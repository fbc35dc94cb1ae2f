import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const checkoutLegacySecretKey: SecretRule = {
  id: 'secret/checkout-legacy-secret-key',
  title: 'A Checkout.com secret key of the old platform is in the diff',
  provider: 'Checkout.com',
  keywords: ['sk_'],
  pattern: freeStanding(/sk_[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: 39,
  entropy: 2.75,
  remedy: revokeAt('dashboard.checkout.com > Settings > Channels'),
  source: ['Checkout.com: API keys'],
};
