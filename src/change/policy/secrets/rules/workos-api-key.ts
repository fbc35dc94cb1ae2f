import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const workosApiKey: SecretRule = {
  id: 'secret/workos-api-key',
  title: 'A WorkOS API key is in the diff',
  provider: 'WorkOS',
  keywords: ['workos'],
  pattern: namedValue('workos', /sk_(?:live_)?[A-Za-z0-9]{32,120}/),
  longest: beforeValue + 128,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the WorkOS Dashboard under API Keys and issue a new one.',
  source: ['WorkOS Docs: API keys'],
};
