import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zhipuApiKey: SecretRule = {
  id: 'secret/zhipu-api-key',
  title: 'A Zhipu AI API key is in the diff',
  provider: 'Zhipu AI',
  keywords: ['zhipu', 'bigmodel', 'glm', 'zai_', 'z.ai'],
  pattern: freeStanding(/[0-9a-f]{32}\.[A-Za-z0-9]{16}/),
  longest: 49,
  near: 160,
  entropy: 2.8,
  remedy: 'Revoke it in the Zhipu open platform under API Keys and issue a new one.',
  source: ['Zhipu AI Docs: API keys'],
};
