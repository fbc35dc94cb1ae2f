import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabWorkspaceToken: SecretRule = {
  id: 'secret/gitlab-workspace-token',
  title: 'A GitLab workspace token is in the diff',
  provider: 'GitLab',
  keywords: ['glwt-'],
  pattern: freeStanding(/glwt-[A-Za-z0-9_-]{20}/),
  longest: 25,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab > Workspaces'),
  source: ['GitLab: Token overview'],
};
