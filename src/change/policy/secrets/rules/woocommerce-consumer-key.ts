import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const woocommerceConsumerKey: SecretRule = {
  id: 'secret/woocommerce-consumer-key',
  title: 'A WooCommerce consumer key is in the diff',
  provider: 'WooCommerce',
  keywords: ['ck_'],
  pattern: freeStanding(/ck_[0-9a-f]{40}/),
  longest: 43,
  entropy: 2.8,
  remedy: 'Revoke it in WooCommerce under Settings > Advanced > REST API and issue a new one.',
  source: ['WooCommerce Docs: REST API keys'],
};
