import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabTriggerToken: SecretRule = {
  id: 'secret/gitlab-trigger-token',
  title: 'A GitLab pipeline trigger token is in the diff',
  provider: 'GitLab',
  keywords: ['glptt-'],
  pattern: freeStanding(/glptt-(?:[a-f0-9]{40}|[A-Za-z0-9_-]{20})/),
  longest: 46,
  entropy: 3,
  remedy: revokeAt('GitLab > Settings > CI/CD > Pipeline trigger tokens'),
  source: ['GitLab: Trigger pipelines'],
};
