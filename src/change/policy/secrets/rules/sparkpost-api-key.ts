import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sparkpostApiKey: SecretRule = {
  id: 'secret/sparkpost-api-key',
  title: 'A SparkPost API key is in the diff',
  provider: 'SparkPost',
  keywords: ['sparkpost'],
  pattern: assigned('sparkpost', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in SparkPost under Configuration > API Keys and issue a new one.',
  source: ['SparkPost Docs: API keys'],
};
