import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const liveblocksDevKey: SecretRule = {
  id: 'secret/liveblocks-dev-key',
  title: 'A Liveblocks development key is in the diff',
  provider: 'Liveblocks',
  keywords: ['sk_dev_'],
  pattern: freeStanding(/sk_dev_[A-Za-z0-9_-]{60,72}/),
  longest: 79,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Liveblocks Dashboard under API keys and issue a new one.',
  source: ['Liveblocks Docs: Authentication'],
  weight: 'warn',
};
