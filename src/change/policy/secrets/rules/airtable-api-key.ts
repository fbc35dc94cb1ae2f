import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const airtableApiKey: SecretRule = {
  id: 'secret/airtable-api-key',
  title: 'An Airtable API key is in the diff',
  provider: 'Airtable',
  keywords: ['airtable'],
  pattern: assigned('airtable', /key[A-Za-z0-9]{14}/),
  longest: longestAssigned + 17,
  entropy: 2.5,
  remedy: revokeAt('airtable.com/create/tokens'),
  source: ['Airtable: API key deprecation'],
};
