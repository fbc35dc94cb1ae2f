import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const shopifyAccessToken: SecretRule = {
  id: 'secret/shopify-access-token',
  title: 'A Shopify Admin API access token is in the diff',
  provider: 'Shopify',
  keywords: ['shpat_'],
  pattern: freeStanding(/shpat_[0-9a-fA-F]{32}/),
  longest: 38,
  entropy: 2.8,
  remedy: 'Revoke it in the Shopify admin under Settings > Apps > Develop apps and issue a new one.',
  source: ['Shopify Dev: Access tokens'],
};
