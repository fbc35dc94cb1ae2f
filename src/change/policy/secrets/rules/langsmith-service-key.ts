import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const langsmithServiceKey: SecretRule = {
  id: 'secret/langsmith-service-key',
  title: 'A LangSmith service key is in the diff',
  provider: 'LangSmith',
  keywords: ['lsv2_sk_'],
  pattern: freeStanding(/lsv2_sk_[0-9a-f]{32}_[0-9a-f]{10}/),
  longest: 51,
  entropy: 2.8,
  remedy: 'Revoke it in LangSmith under Settings > API Keys and issue a new one.',
  source: ['LangSmith Docs: Create an account and API key'],
};
