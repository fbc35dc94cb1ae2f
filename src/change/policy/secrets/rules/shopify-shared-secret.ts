import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const shopifySharedSecret: SecretRule = {
  id: 'secret/shopify-shared-secret',
  title: 'A Shopify shared secret is in the diff',
  provider: 'Shopify',
  keywords: ['shpss_'],
  pattern: freeStanding(/shpss_[0-9a-fA-F]{32}/),
  longest: 38,
  entropy: 2.8,
  remedy:
    'Revoke it in the Shopify Partner Dashboard under your app > Client credentials and issue a new one.',
  source: ['Shopify Dev: Client secrets'],
};
