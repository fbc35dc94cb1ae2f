import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tatumApiKey: SecretRule = {
  id: 'secret/tatum-api-key',
  title: 'A Tatum API key is in the diff',
  provider: 'Tatum',
  keywords: ['tatum'],
  pattern: assigned('tatum', /t-[0-9a-f]{24}-[0-9a-f]{24}/i),
  longest: longestAssigned + 51,
  entropy: 2.8,
  remedy: 'Revoke it in the Tatum Dashboard under API Keys and issue a new one.',
  source: ['Tatum Docs: Authentication'],
};
