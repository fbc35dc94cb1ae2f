import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const togetherLegacyKey: SecretRule = {
  id: 'secret/together-legacy-key',
  title: 'A Together AI API key is in the diff',
  provider: 'Together AI',
  keywords: ['together_', 'together-', 'togetherai', 'togetherapi'],
  pattern: assigned('together(?=[_-]?(?:ai|api|key))', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in Together AI under Settings > API Keys and issue a new one.',
  source: ['Together AI Docs: API keys'],
};
