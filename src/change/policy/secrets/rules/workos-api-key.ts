import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const workosApiKey: SecretRule = {
  id: 'secret/workos-api-key',
  title: 'A WorkOS API key is in the diff',
  provider: 'WorkOS',
  keywords: ['workos'],
  pattern: assigned('workos', /sk_(?:live_)?[A-Za-z0-9]{32,120}/i),
  longest: longestAssigned + 128,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the WorkOS Dashboard under API Keys and issue a new one.',
  source: ['WorkOS Docs: API keys'],
};
