import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabPersonalAccessToken: SecretRule = {
  id: 'secret/gitlab-personal-access-token',
  title: 'A GitLab access token is in the diff',
  provider: 'GitLab',
  keywords: ['glpat-'],
  // Personal, project and group access tokens alike.
  pattern: freeStanding(/glpat-[A-Za-z0-9_-]{20,22}(?!\.[a-z0-9]{2})/),
  longest: 28,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab > Preferences > Access tokens, or DELETE /personal_access_tokens/self'),
  source: ['GitLab: Token overview'],
};
