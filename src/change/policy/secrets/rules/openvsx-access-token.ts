import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openvsxAccessToken: SecretRule = {
  id: 'secret/openvsx-access-token',
  title: 'An Open VSX access token is in the diff',
  provider: 'Open VSX',
  keywords: ['ovsxp_', 'ovsxat_'],
  pattern: freeStanding(/ovsx(?:p|at)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: 43,
  entropy: 2.8,
  remedy: 'Revoke it in Open VSX under Settings > Access Tokens and issue a new one.',
  source: ['Eclipse Open VSX: Publishing extensions'],
};
