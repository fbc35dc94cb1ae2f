import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const scaleaiApiKey: SecretRule = {
  id: 'secret/scaleai-api-key',
  title: 'A Scale AI API key is in the diff',
  provider: 'Scale AI',
  keywords: ['scale_', 'scale-', 'scaleai', 'scaleapi'],
  pattern: assigned('scale(?=[_-]?(?:ai|api))', /(?:live_)?[0-9a-f]{32}/i),
  longest: longestAssigned + 37,
  entropy: 2.8,
  remedy: 'Revoke it in Scale under Settings > API Keys and issue a new one.',
  source: ['Scale Docs: Authentication'],
};
