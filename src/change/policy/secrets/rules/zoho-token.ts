import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zohoToken: SecretRule = {
  id: 'secret/zoho-token',
  title: 'A Zoho token is in the diff',
  provider: 'Zoho',
  keywords: ['1000.'],
  pattern: freeStanding(/1000\.[0-9a-f]{32}\.[0-9a-f]{32}/),
  longest: 70,
  entropy: 2.8,
  remedy:
    'Revoke it in Zoho Accounts under Sessions > Connected Apps, or with /oauth/v2/token/revoke and issue a new one.',
  source: ['Zoho: OAuth 2.0'],
};
