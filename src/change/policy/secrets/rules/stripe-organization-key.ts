import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stripeOrganizationKey: SecretRule = {
  id: 'secret/stripe-organization-key',
  title: 'A Stripe organization key is in the diff',
  provider: 'Stripe',
  keywords: ['sk_org_'],
  pattern: freeStanding(/sk_org_(?:live_)?[A-Za-z0-9]{20,247}/),
  longest: 259,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Stripe Dashboard under Organization > API keys and issue a new one.',
  source: ['Stripe Docs: Organization API keys'],
};
