import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sinchApiToken: SecretRule = {
  id: 'secret/sinch-api-token',
  title: 'A Sinch API token is in the diff',
  provider: 'Sinch',
  keywords: ['sinch'],
  pattern: assigned('sinch', /[0-9a-f]{32}|[A-Za-z0-9_.~-]{34}/i),
  longest: longestAssigned + 34,
  entropy: 2.8,
  remedy: 'Revoke it in the Sinch dashboard under Settings > Access keys and issue a new one.',
  source: ['Sinch Developers: Authentication'],
};
