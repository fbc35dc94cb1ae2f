import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const algoliaAdminKey: SecretRule = {
  id: 'secret/algolia-admin-key',
  title: 'An Algolia admin API key is in the diff',
  provider: 'Algolia',
  keywords: ['algolia'],
  pattern: assigned(
    'algolia',
    /[a-f0-9]{32}/,
    '(?:admin|write|private|secret)[_ -]?(?:api[_ -]?)?(?:key|token)',
  ),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('dashboard.algolia.com/account/api-keys'),
  source: ['Algolia: API keys'],
};
