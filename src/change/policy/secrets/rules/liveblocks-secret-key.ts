import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const liveblocksSecretKey: SecretRule = {
  id: 'secret/liveblocks-secret-key',
  title: 'A Liveblocks secret key is in the diff',
  provider: 'Liveblocks',
  keywords: ['sk_prod_'],
  pattern: freeStanding(/sk_prod_[A-Za-z0-9_-]{60,72}/),
  longest: 80,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Liveblocks Dashboard under API keys and issue a new one.',
  source: ['Liveblocks Docs: Authentication'],
};
