import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const plaidSandboxToken: SecretRule = {
  id: 'secret/plaid-sandbox-token',
  title: 'A Plaid sandbox access token is in the diff',
  provider: 'Plaid',
  keywords: ['access-sandbox-'],
  pattern: freeStanding(/access-sandbox-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: 51,
  entropy: 2.8,
  remedy: 'Revoke it in Plaid with /item/remove and issue a new one.',
  source: ['Plaid Docs: Tokens'],
  weight: 'warn',
};
