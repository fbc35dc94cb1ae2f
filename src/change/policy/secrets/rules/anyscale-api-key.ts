import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const anyscaleApiKey: SecretRule = {
  id: 'secret/anyscale-api-key',
  title: 'An Anyscale API key is in the diff',
  provider: 'Anyscale',
  keywords: ['esecret_', 'aph0_'],
  pattern: freeStanding(/(?:esecret|aph0)_[A-Za-z0-9_-]{25,80}/),
  longest: 88,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.anyscale.com > API keys'),
  source: ['Anyscale: API keys'],
};
