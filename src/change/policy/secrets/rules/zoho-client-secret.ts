import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zohoClientSecret: SecretRule = {
  id: 'secret/zoho-client-secret',
  title: 'A Zoho client secret is in the diff',
  provider: 'Zoho',
  keywords: ['zoho'],
  pattern: namedValue('zoho', /[0-9a-f]{42}/, 'secret'),
  longest: beforeValue + 42,
  entropy: 2.8,
  remedy: 'Revoke it in the Zoho API Console under Client Secret and issue a new one.',
  source: ['Zoho: OAuth 2.0'],
};
