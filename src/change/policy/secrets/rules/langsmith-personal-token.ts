import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const langsmithPersonalToken: SecretRule = {
  id: 'secret/langsmith-personal-token',
  title: 'A LangSmith personal access token is in the diff',
  provider: 'LangSmith',
  keywords: ['lsv2_pt_'],
  pattern: freeStanding(/lsv2_pt_[0-9a-f]{32}_[0-9a-f]{10}/),
  longest: 51,
  entropy: 2.8,
  remedy: 'Revoke it in LangSmith under Settings > API Keys and issue a new one.',
  source: ['LangSmith Docs: Create an account and API key'],
};
