import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cypressRecordKey: SecretRule = {
  id: 'secret/cypress-record-key',
  title: 'A Cypress Cloud record key is in the diff',
  provider: 'Cypress Cloud',
  keywords: ['cypress'],
  pattern: assigned(
    'cypress',
    /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/,
    'record[_ -]?key|key',
  ),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('cloud.cypress.io > Project settings > Record keys'),
  source: ['Cypress Cloud: Record keys'],
};
