import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const algoliaApiKey: SecretRule = {
  id: 'secret/algolia-api-key',
  title: 'An Algolia API key is in the diff',
  provider: 'Algolia',
  keywords: ['algolia'],
  pattern: assigned('algolia', /[a-f0-9]{32}/, '(?<!search[_ -]?)api[_ -]?key'),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('dashboard.algolia.com/account/api-keys'),
  source: ['Algolia: API keys'],
  weight: 'warn',
};
