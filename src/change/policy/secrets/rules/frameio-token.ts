import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const frameioToken: SecretRule = {
  id: 'secret/frameio-token',
  title: 'A Frame.io developer token is in the diff',
  provider: 'Frame.io',
  keywords: ['fio-u-'],
  pattern: freeStanding(/fio-u-[A-Za-z0-9_-]{64}/),
  longest: 70,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('developer.frame.io > Developer tokens'),
  source: ['Frame.io: Authentication'],
};
