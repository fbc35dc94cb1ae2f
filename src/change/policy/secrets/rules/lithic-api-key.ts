import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lithicApiKey: SecretRule = {
  id: 'secret/lithic-api-key',
  title: 'A Lithic API key is in the diff',
  provider: 'Lithic',
  keywords: ['lithic_', 'lithic-', 'lithicapi', 'api.lithic'],
  pattern: assigned('lithic(?!k)', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in the Lithic Dashboard under Program > API keys and issue a new one.',
  source: ['Lithic Docs: API keys'],
};
