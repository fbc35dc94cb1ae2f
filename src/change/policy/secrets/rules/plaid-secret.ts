import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const plaidSecret: SecretRule = {
  id: 'secret/plaid-secret',
  title: 'A Plaid secret is in the diff',
  provider: 'Plaid',
  keywords: ['plaid'],
  pattern: assigned('plaid', /[0-9a-f]{30}/i),
  longest: longestAssigned + 30,
  entropy: 2.8,
  remedy: 'Revoke it in the Plaid Dashboard under Developers > Keys and issue a new one.',
  source: ['Plaid Docs: API keys'],
};
