import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const witAiToken: SecretRule = {
  id: 'secret/wit-ai-token',
  title: 'A Wit.ai server access token is in the diff',
  provider: 'Wit.ai',
  keywords: ['wit.ai', 'wit_ai', 'wit-ai', 'witai'],
  pattern: assigned('wit[._-]?ai', /[A-Z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Wit.ai under Settings and issue a new one.',
  source: ['Wit.ai Docs: HTTP API'],
};
