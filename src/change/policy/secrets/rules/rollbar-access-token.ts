import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const rollbarAccessToken: SecretRule = {
  id: 'secret/rollbar-access-token',
  title: 'A Rollbar access token is in the diff',
  provider: 'Rollbar',
  keywords: ['rollbar'],
  pattern: assigned('rollbar', /[0-9a-f]{32}|[0-9a-f]{128}/i),
  longest: longestAssigned + 128,
  entropy: 2.8,
  remedy: 'Revoke it in Rollbar under Project > Access Tokens and issue a new one.',
  source: ['Rollbar Docs: Access tokens'],
};
