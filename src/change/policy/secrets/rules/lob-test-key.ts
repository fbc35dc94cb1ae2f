import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lobTestKey: SecretRule = {
  id: 'secret/lob-test-key',
  title: 'A Lob test API key is in the diff',
  provider: 'Lob',
  keywords: ['test_'],
  pattern: freeStanding(/test_[0-9a-f]{35}/),
  longest: 40,
  entropy: 2.8,
  remedy: 'Revoke it in the Lob Dashboard under Settings > API Keys and issue a new one.',
  source: ['https://docs.lob.com'],
  weight: 'warn',
};
