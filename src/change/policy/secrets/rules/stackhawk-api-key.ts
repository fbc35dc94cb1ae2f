import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stackhawkApiKey: SecretRule = {
  id: 'secret/stackhawk-api-key',
  title: 'A StackHawk API key is in the diff',
  provider: 'StackHawk',
  keywords: ['hawk.'],
  pattern: freeStanding(/hawk\.[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}/),
  longest: 46,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in StackHawk under Settings > API Keys and issue a new one.',
  source: ['StackHawk Docs: API key'],
};
