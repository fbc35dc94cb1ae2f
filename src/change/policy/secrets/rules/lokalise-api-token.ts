import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const lokaliseApiToken: SecretRule = {
  id: 'secret/lokalise-api-token',
  title: 'A Lokalise API token is in the diff',
  provider: 'Lokalise',
  keywords: ['lokalise'],
  pattern: assigned('lokalise', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in Lokalise under Profile settings > API tokens and issue a new one.',
  source: ['https://developers.lokalise.com'],
};
