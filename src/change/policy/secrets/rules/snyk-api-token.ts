import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const snykApiToken: SecretRule = {
  id: 'secret/snyk-api-token',
  title: 'A Snyk API token is in the diff',
  provider: 'Snyk',
  keywords: ['snyk'],
  pattern: assigned('snyk', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in Snyk under Account settings > Auth Token and issue a new one.',
  source: ['Snyk Docs: How to obtain and authenticate with your API token'],
};
