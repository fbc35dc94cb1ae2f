import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const textlocalApiKey: SecretRule = {
  id: 'secret/textlocal-api-key',
  title: 'A Textlocal API key is in the diff',
  provider: 'Textlocal',
  keywords: ['textlocal'],
  pattern: assigned('text_?-?local', /[A-Za-z0-9+/]{11}-[A-Za-z0-9+/]{30,50}/i),
  longest: longestAssigned + 62,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Textlocal under Settings > API Keys and issue a new one.',
  source: ['Textlocal: API docs'],
};
