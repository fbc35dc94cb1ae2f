import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const langsmithLegacyKey: SecretRule = {
  id: 'secret/langsmith-legacy-key',
  title: 'A LangSmith API key is in the diff',
  provider: 'LangSmith',
  keywords: ['ls__'],
  pattern: freeStanding(/ls__[0-9a-f]{32}/),
  longest: 36,
  entropy: 2.8,
  remedy: 'Revoke it in LangSmith under Settings > API Keys and issue a new one.',
  source: ['LangSmith Docs: API keys'],
};
