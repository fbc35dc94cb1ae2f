import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const arcjetKey: SecretRule = {
  id: 'secret/arcjet-key',
  title: 'An Arcjet key is in the diff',
  provider: 'Arcjet',
  keywords: ['ajkey_'],
  pattern: freeStanding(/ajkey_[a-z0-9]{26}/),
  longest: 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.arcjet.com > Site > SDK configuration'),
  source: ['Arcjet: Get started'],
};
