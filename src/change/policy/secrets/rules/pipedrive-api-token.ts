import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pipedriveApiToken: SecretRule = {
  id: 'secret/pipedrive-api-token',
  title: 'A Pipedrive API token is in the diff',
  provider: 'Pipedrive',
  keywords: ['pipedrive'],
  pattern: assigned('pipedrive', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in Pipedrive under Personal preferences > API and issue a new one.',
  source: ['Pipedrive Developers: API token'],
};
