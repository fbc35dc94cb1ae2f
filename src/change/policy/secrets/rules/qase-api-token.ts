import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const qaseApiToken: SecretRule = {
  id: 'secret/qase-api-token',
  title: 'A Qase API token is in the diff',
  provider: 'Qase',
  keywords: ['qase'],
  pattern: assigned('qase', /[0-9a-f]{40,64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in Qase under API tokens and issue a new one.',
  source: ['Qase Docs: API tokens'],
};
