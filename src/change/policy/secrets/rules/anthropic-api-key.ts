import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const anthropicApiKey: SecretRule = {
  id: 'secret/anthropic-api-key',
  title: 'An Anthropic API key is in the diff',
  provider: 'Anthropic',
  keywords: ['sk-ant-api'],
  pattern: freeStanding(/sk-ant-api\d{2}-[A-Za-z0-9_-]{80,120}/),
  longest: 133,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.anthropic.com/settings/keys'),
  source: ['Claude API: Getting started'],
};
