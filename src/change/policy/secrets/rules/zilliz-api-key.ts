import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zillizApiKey: SecretRule = {
  id: 'secret/zilliz-api-key',
  title: 'A Zilliz API key is in the diff',
  provider: 'Zilliz',
  keywords: ['zilliz'],
  pattern: assigned('zilliz', /[0-9a-f]{60,110}/i),
  longest: longestAssigned + 110,
  entropy: 2.8,
  remedy: 'Revoke it in Zilliz Cloud under API Keys and issue a new one.',
  source: ['Zilliz Docs: Manage API keys'],
};
