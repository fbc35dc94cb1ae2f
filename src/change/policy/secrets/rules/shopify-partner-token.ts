import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const shopifyPartnerToken: SecretRule = {
  id: 'secret/shopify-partner-token',
  title: 'A Shopify partner or theme token is in the diff',
  provider: 'Shopify',
  keywords: ['prtapi_', 'shptka_', 'shpua_', 'shprt_', 'atkn_'],
  pattern: freeStanding(/(?:prtapi|shptka|shpua|shprt|atkn)_[0-9a-fA-F]{32}/),
  longest: 39,
  entropy: 2.8,
  remedy: 'Revoke it in the Shopify Partner Dashboard under Settings and issue a new one.',
  source: ['Shopify Dev: Partner API'],
};
