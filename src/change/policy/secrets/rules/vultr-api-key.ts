import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const vultrApiKey: SecretRule = {
  id: 'secret/vultr-api-key',
  title: 'A Vultr API key is in the diff',
  provider: 'Vultr',
  keywords: ['vultr'],
  pattern: assigned('vultr', /[A-Z0-9]{36}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Vultr console under Account > API and issue a new one.',
  source: ['Vultr Docs: API key'],
};
