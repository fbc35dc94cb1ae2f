import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mercuryApiToken: SecretRule = {
  id: 'secret/mercury-api-token',
  title: 'A Mercury API token is in the diff',
  provider: 'Mercury',
  keywords: ['secret-token:mercury_'],
  pattern: freeStanding(/secret-token:mercury_(?:production|sandbox)_[A-Za-z0-9_]{20,120}/),
  longest: 152,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Mercury under Settings > API tokens and issue a new one.',
  source: ['Mercury Docs: API tokens'],
};
