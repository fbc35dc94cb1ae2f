import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stripeWebhookSecret: SecretRule = {
  id: 'secret/stripe-webhook-secret',
  title: 'A Stripe or Standard Webhooks signing secret is in the diff',
  provider: 'Stripe',
  keywords: ['whsec_'],
  pattern: freeStanding(/whsec_[A-Za-z0-9+/=]{24,80}/),
  longest: 86,
  entropy: 3,
  valid: isDrawnByChance,
  remedy:
    'Revoke it in the Stripe Dashboard under Developers > Webhooks, or at the sender of the webhooks and issue a new one.',
  source: ['Stripe Docs: Webhook signatures'],
};
