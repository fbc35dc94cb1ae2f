import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const recurlyPrivateKey: SecretRule = {
  id: 'secret/recurly-private-key',
  title: 'A Recurly private API key is in the diff',
  provider: 'Recurly',
  keywords: ['recurly'],
  pattern: assigned('recurly', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Recurly under Integrations > API Credentials and issue a new one.',
  source: ['Recurly Docs: API keys'],
};
