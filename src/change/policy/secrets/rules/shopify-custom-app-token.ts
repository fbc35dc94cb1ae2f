import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const shopifyCustomAppToken: SecretRule = {
  id: 'secret/shopify-custom-app-token',
  title: 'A Shopify custom app token is in the diff',
  provider: 'Shopify',
  keywords: ['shpca_'],
  pattern: freeStanding(/shpca_[0-9a-fA-F]{32}/),
  longest: 38,
  entropy: 2.8,
  remedy: 'Revoke it in the Shopify admin under Settings > Apps and issue a new one.',
  source: ['Shopify Dev: Length of the access token'],
};
