import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const salesforceConsumerKey: SecretRule = {
  id: 'secret/salesforce-consumer-key',
  title: 'A Salesforce consumer key is in the diff',
  provider: 'Salesforce',
  keywords: ['3mvg9'],
  pattern: freeStanding(/3MVG9[A-Za-z0-9._]{80}/),
  longest: 85,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Salesforce under Setup > App Manager > Manage Consumer Details and issue a new one.',
  source: ['Salesforce Help: Connected app consumer key'],
  weight: 'warn',
};
