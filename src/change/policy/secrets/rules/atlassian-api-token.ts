import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const atlassianApiToken: SecretRule = {
  id: 'secret/atlassian-api-token',
  title: 'An Atlassian API token is in the diff',
  provider: 'Atlassian',
  keywords: ['atatt3'],
  pattern: freeStanding(/ATATT3[A-Za-z0-9+/=_-]{60,300}/, 'base64'),
  longest: 306,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('id.atlassian.com/manage-profile/security/api-tokens'),
  source: ['Atlassian Support: Manage API tokens'],
};
