import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openrouterApiKey: SecretRule = {
  id: 'secret/openrouter-api-key',
  title: 'An OpenRouter API key is in the diff',
  provider: 'OpenRouter',
  keywords: ['sk-or-v1-'],
  pattern: freeStanding(/sk-or-v1-[0-9a-f]{64}/),
  longest: 73,
  entropy: 2.8,
  remedy: 'Revoke it in OpenRouter under Settings > API Keys and issue a new one.',
  source: ['OpenRouter Docs: Authentication'],
};
