import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabAgentToken: SecretRule = {
  id: 'secret/gitlab-agent-token',
  title: 'A GitLab agent for Kubernetes token is in the diff',
  provider: 'GitLab',
  keywords: ['glagent-'],
  pattern: freeStanding(/glagent-[A-Za-z0-9_-]{50}/),
  longest: 58,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab > Operate > Kubernetes clusters > Agent > Access tokens'),
  source: ['GitLab: Agent tokens'],
};
