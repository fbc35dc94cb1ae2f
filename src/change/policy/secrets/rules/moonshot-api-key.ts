import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const moonshotApiKey: SecretRule = {
  id: 'secret/moonshot-api-key',
  title: 'A Moonshot AI API key is in the diff',
  provider: 'Moonshot AI',
  keywords: ['moonshot', 'kimi'],
  pattern: assigned('moonshot|kimi', /sk-[A-Za-z0-9]{48}/i),
  longest: longestAssigned + 51,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Moonshot platform under API keys and issue a new one.',
  source: ['https://platform.moonshot.ai/docs'],
};
