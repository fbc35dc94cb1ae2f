import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const anthropicOauthToken: SecretRule = {
  id: 'secret/anthropic-oauth-token',
  title: 'An Anthropic OAuth token is in the diff',
  provider: 'Anthropic',
  keywords: ['sk-ant-'],
  pattern: freeStanding(/sk-ant-(?:oat|ort|sid)\d{2}-[A-Za-z0-9_-]{60,160}/),
  longest: 173,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('claude.ai/settings > Sessions, or the app that it was issued to'),
  source: ['Claude Code: Authentication'],
};
