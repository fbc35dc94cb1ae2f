import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const linodeToken: SecretRule = {
  id: 'secret/linode-token',
  title: 'A Linode personal access token is in the diff',
  provider: 'Linode',
  keywords: ['linode'],
  pattern: assigned('linode', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in the Akamai Cloud Manager under Profile > API Tokens and issue a new one.',
  source: ['Linode API: Personal access tokens'],
};
