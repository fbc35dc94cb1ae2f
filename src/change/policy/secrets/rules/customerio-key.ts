import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const customerioKey: SecretRule = {
  id: 'secret/customerio-key',
  title: 'A Customer.io API key is in the diff',
  provider: 'Customer.io',
  keywords: ['customerio', 'customer_io', 'customer-io', 'customer.io', 'cio_'],
  pattern: assigned(String.raw`customer\.?_?io|(?<![a-z])cio`, /(?:[a-f0-9]{20}|[a-f0-9]{32})/),
  longest: longestAssigned + 32,
  entropy: 2.2,
  remedy: revokeAt('fly.customer.io > Settings > API credentials'),
  source: ['Customer.io: API credentials'],
};
