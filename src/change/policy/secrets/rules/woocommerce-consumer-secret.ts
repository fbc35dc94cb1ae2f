import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const woocommerceConsumerSecret: SecretRule = {
  id: 'secret/woocommerce-consumer-secret',
  title: 'A WooCommerce consumer secret is in the diff',
  provider: 'WooCommerce',
  keywords: ['cs_'],
  pattern: freeStanding(/cs_[0-9a-f]{40}/),
  longest: 43,
  entropy: 2.8,
  remedy: 'Revoke it in WooCommerce under Settings > Advanced > REST API and issue a new one.',
  source: ['WooCommerce Docs: REST API keys'],
};
