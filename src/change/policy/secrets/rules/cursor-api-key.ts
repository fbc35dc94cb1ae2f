import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cursorApiKey: SecretRule = {
  id: 'secret/cursor-api-key',
  title: 'A Cursor API key is in the diff',
  provider: 'Cursor',
  keywords: ['key_'],
  pattern: freeStanding(/key_[a-f0-9]{64}/),
  longest: 68,
  entropy: 2.75,
  remedy: revokeAt('cursor.com/dashboard > API keys'),
  source: ['Cursor: API overview'],
};
