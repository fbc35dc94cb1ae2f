import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const salesforceRefreshToken: SecretRule = {
  id: 'secret/salesforce-refresh-token',
  title: 'A Salesforce refresh token is in the diff',
  provider: 'Salesforce',
  keywords: ['5aep861'],
  pattern: freeStanding(/5Aep861[A-Za-z0-9._]{60,90}/),
  longest: 97,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Salesforce under Setup > Connected Apps OAuth Usage and issue a new one.',
  source: ['Salesforce Help: OAuth tokens and scopes'],
};
