import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stripeRestrictedKey: SecretRule = {
  id: 'secret/stripe-restricted-key',
  title: 'A Stripe restricted key is in the diff',
  provider: 'Stripe',
  keywords: ['rk_live_'],
  pattern: freeStanding(/rk_live_[A-Za-z0-9]{20,247}/),
  longest: 255,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Stripe Dashboard under Developers > API keys and issue a new one.',
  source: ['Stripe Docs: Restricted API keys'],
};
