import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sourcegraphAccessToken: SecretRule = {
  id: 'secret/sourcegraph-access-token',
  title: 'A Sourcegraph access token is in the diff',
  provider: 'Sourcegraph',
  keywords: ['sgp_'],
  pattern: freeStanding(/sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}/),
  longest: 61,
  entropy: 2.8,
  remedy: 'Revoke it in Sourcegraph under User settings > Access tokens and issue a new one.',
  source: ['Sourcegraph Docs: Access tokens'],
};
