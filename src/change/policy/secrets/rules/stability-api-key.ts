import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stabilityApiKey: SecretRule = {
  id: 'secret/stability-api-key',
  title: 'A Stability AI API key is in the diff',
  provider: 'Stability AI',
  keywords: ['stability', 'dreamstudio', 'dream_studio'],
  pattern: assigned('stability|dream_?-?studio', /sk-[A-Za-z0-9]{48}/i),
  longest: longestAssigned + 51,
  entropy: 2.8,
  remedy: 'Revoke it in the Stability AI platform under API Keys and issue a new one.',
  source: ['Stability AI Docs: Authentication'],
};
