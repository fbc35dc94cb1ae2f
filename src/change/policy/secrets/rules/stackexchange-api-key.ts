import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stackexchangeApiKey: SecretRule = {
  id: 'secret/stackexchange-api-key',
  title: 'A Stack Exchange API key is in the diff',
  provider: 'Stack Exchange',
  keywords: ['stackexchange', 'stackoverflow', 'stackapps'],
  pattern: assigned('stack_?-?(?:exchange|overflow|apps)', /[A-Za-z0-9*()]{22}\(\(/i),
  longest: longestAssigned + 24,
  entropy: 2.8,
  remedy: 'Revoke it in Stack Apps under your application and issue a new one.',
  source: ['Stack Exchange API: Authentication'],
};
