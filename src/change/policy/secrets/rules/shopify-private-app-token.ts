import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const shopifyPrivateAppToken: SecretRule = {
  id: 'secret/shopify-private-app-token',
  title: 'A Shopify private app password is in the diff',
  provider: 'Shopify',
  keywords: ['shppa_'],
  pattern: freeStanding(/shppa_[0-9a-fA-F]{32}/),
  longest: 38,
  entropy: 2.8,
  remedy: 'Revoke it in the Shopify admin under Settings > Apps and issue a new one.',
  source: ['Shopify Dev: Length of the access token'],
};
