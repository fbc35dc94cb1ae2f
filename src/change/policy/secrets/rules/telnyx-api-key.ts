import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const telnyxApiKey: SecretRule = {
  id: 'secret/telnyx-api-key',
  title: 'A Telnyx API key is in the diff',
  provider: 'Telnyx',
  keywords: ['key0'],
  pattern: freeStanding(/KEY[0-9A-Z]{32}_[A-Za-z0-9]{22}/),
  longest: 58,
  entropy: 2.8,
  remedy: 'Revoke it in the Telnyx Mission Control Portal under API Keys and issue a new one.',
  source: ['Telnyx Developers: Authentication'],
};
