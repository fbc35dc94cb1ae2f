import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zohoClientSecret: SecretRule = {
  id: 'secret/zoho-client-secret',
  title: 'A Zoho client secret is in the diff',
  provider: 'Zoho',
  keywords: ['zoho'],
  pattern: assigned('zoho', /[0-9a-f]{42}/i, 'secret'),
  longest: longestAssigned + 42,
  entropy: 2.8,
  remedy: 'Revoke it in the Zoho API Console under Client Secret and issue a new one.',
  source: ['Zoho: OAuth 2.0'],
};
