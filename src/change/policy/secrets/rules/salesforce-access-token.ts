import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const salesforceAccessToken: SecretRule = {
  id: 'secret/salesforce-access-token',
  title: 'A Salesforce access token is in the diff',
  provider: 'Salesforce',
  keywords: ['00d'],
  pattern: freeStanding(/00D[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{80,130}/),
  longest: 149,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Salesforce under Setup > Session Management and issue a new one.',
  source: ['Salesforce Help: OAuth tokens and scopes'],
};
