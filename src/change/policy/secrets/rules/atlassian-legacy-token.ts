import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const atlassianLegacyToken: SecretRule = {
  id: 'secret/atlassian-legacy-token',
  title: 'An Atlassian API token of the old form is in the diff',
  provider: 'Atlassian',
  keywords: ['atlassian', 'jira', 'confluence'],
  pattern: assigned('atlassian|jira|confluence', /[A-Za-z0-9]{24}/),
  longest: longestAssigned + 24,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('id.atlassian.com/manage-profile/security/api-tokens'),
  source: ['Atlassian Support: Manage API tokens'],
};
