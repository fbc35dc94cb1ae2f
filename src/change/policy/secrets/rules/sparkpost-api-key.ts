import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sparkpostApiKey: SecretRule = {
  id: 'secret/sparkpost-api-key',
  title: 'A SparkPost API key is in the diff',
  provider: 'SparkPost',
  keywords: ['sparkpost'],
  pattern: namedValue('sparkpost', /[0-9a-f]{40}/),
  longest: beforeValue + 40,
  entropy: 2.8,
  remedy: 'Revoke it in SparkPost under Configuration > API Keys and issue a new one.',
  source: ['SparkPost Docs: API keys'],
};
