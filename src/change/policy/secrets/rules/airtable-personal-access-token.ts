import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const airtablePersonalAccessToken: SecretRule = {
  id: 'secret/airtable-personal-access-token',
  title: 'An Airtable personal access token is in the diff',
  provider: 'Airtable',
  keywords: ['pat'],
  pattern: freeStanding(/pat[A-Za-z0-9]{14}\.[a-f0-9]{64}/),
  longest: 82,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('airtable.com/create/tokens'),
  source: ['Airtable: Personal access tokens'],
};
