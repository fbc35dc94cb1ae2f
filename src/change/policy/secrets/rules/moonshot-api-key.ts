import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const moonshotApiKey: SecretRule = {
  id: 'secret/moonshot-api-key',
  title: 'A Moonshot AI API key is in the diff',
  provider: 'Moonshot AI',
  keywords: ['moonshot', 'kimi'],
  pattern: namedValue('moonshot|kimi', /sk-[A-Za-z0-9]{48}/),
  longest: beforeValue + 51,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Moonshot platform under API keys and issue a new one.',
  source: ['https://platform.moonshot.ai/docs'],
};
