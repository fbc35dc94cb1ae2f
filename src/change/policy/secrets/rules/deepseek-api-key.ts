import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const deepseekApiKey: SecretRule = {
  id: 'secret/deepseek-api-key',
  title: 'A DeepSeek API key is in the diff',
  provider: 'DeepSeek',
  keywords: ['deepseek'],
  pattern: assigned('deepseek', /sk-[a-f0-9]{32}/),
  longest: longestAssigned + 35,
  entropy: 2.75,
  remedy: revokeAt('platform.deepseek.com/api_keys'),
  source: ['DeepSeek: Your first API call'],
};
