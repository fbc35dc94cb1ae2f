import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const jiraPersonalAccessToken: SecretRule = {
  id: 'secret/jira-personal-access-token',
  title: 'A Jira or Confluence Data Center personal access token is in the diff',
  provider: 'Jira or Confluence Data Center',
  keywords: ['jira', 'confluence', 'bitbucket', 'bamboo'],
  pattern: assigned('jira|confluence|bitbucket|bamboo', /[A-Za-z0-9+/]{44}/),
  longest: longestAssigned + 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Jira > Profile > Personal Access Tokens'),
  source: ['Atlassian Support: Using personal access tokens'],
};
