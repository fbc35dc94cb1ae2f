import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const apifyApiToken: SecretRule = {
  id: 'secret/apify-api-token',
  title: 'An Apify API token is in the diff',
  provider: 'Apify',
  keywords: ['apify_api_'],
  pattern: freeStanding(/apify_api_[A-Za-z0-9]{34,44}/),
  longest: 54,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.apify.com/settings/integrations'),
  source: ['Apify: API tokens'],
};
