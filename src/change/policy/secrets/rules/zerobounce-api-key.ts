import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zerobounceApiKey: SecretRule = {
  id: 'secret/zerobounce-api-key',
  title: 'A ZeroBounce API key is in the diff',
  provider: 'ZeroBounce',
  keywords: ['zerobounce', 'zero_bounce'],
  pattern: assigned('zero_?-?bounce', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in ZeroBounce under API > Keys and issue a new one.',
  source: ['ZeroBounce Docs: API keys'],
};
