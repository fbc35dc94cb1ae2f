import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lobLiveKey: SecretRule = {
  id: 'secret/lob-live-key',
  title: 'A Lob live API key is in the diff',
  provider: 'Lob',
  keywords: ['live_'],
  pattern: freeStanding(/live_[0-9a-f]{35}/),
  longest: 40,
  entropy: 2.8,
  remedy: 'Revoke it in the Lob Dashboard under Settings > API Keys and issue a new one.',
  source: ['https://docs.lob.com'],
};
