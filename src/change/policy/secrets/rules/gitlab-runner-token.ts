import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabRunnerToken: SecretRule = {
  id: 'secret/gitlab-runner-token',
  title: 'A GitLab runner authentication token is in the diff',
  provider: 'GitLab',
  keywords: ['glrt-', 'glrtr-'],
  pattern: freeStanding(/glrt(?:|r)-[A-Za-z0-9_-]{20,30}/),
  longest: 36,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab > Settings > CI/CD > Runners'),
  source: ['GitLab: Token overview'],
};
