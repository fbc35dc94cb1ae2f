import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const plaidAccessToken: SecretRule = {
  id: 'secret/plaid-access-token',
  title: 'A Plaid access token is in the diff',
  provider: 'Plaid',
  keywords: ['access-production-', 'access-development-'],
  pattern: freeStanding(
    /access-(?:production|development)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  ),
  longest: 55,
  entropy: 2.8,
  remedy: 'Revoke it in Plaid with /item/remove or /item/access_token/invalidate and issue a new one.',
  source: ['Plaid Docs: Tokens'],
};
