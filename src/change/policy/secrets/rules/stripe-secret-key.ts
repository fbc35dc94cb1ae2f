import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stripeSecretKey: SecretRule = {
  id: 'secret/stripe-secret-key',
  title: 'A Stripe secret key is in the diff',
  provider: 'Stripe',
  keywords: ['sk_live_'],
  pattern: freeStanding(/sk_live_[A-Za-z0-9]{20,247}/),
  longest: 255,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Stripe Dashboard under Developers > API keys and issue a new one.',
  source: ['Stripe Docs: API keys'],
};
