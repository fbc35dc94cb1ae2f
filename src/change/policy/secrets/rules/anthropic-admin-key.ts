import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const anthropicAdminKey: SecretRule = {
  id: 'secret/anthropic-admin-key',
  title: 'An Anthropic admin key is in the diff',
  provider: 'Anthropic',
  keywords: ['sk-ant-admin'],
  pattern: freeStanding(/sk-ant-admin\d{2}-[A-Za-z0-9_-]{80,120}/),
  longest: 135,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.anthropic.com/settings/admin-keys'),
  source: ['Claude API: Admin API'],
};
