import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabCiJobToken: SecretRule = {
  id: 'secret/gitlab-ci-job-token',
  title: 'A GitLab CI/CD job token is in the diff',
  provider: 'GitLab',
  keywords: ['glcbt-'],
  pattern: freeStanding(/glcbt-[a-z0-9]{1,5}_[A-Za-z0-9_-]{20}/),
  longest: 32,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab, by ending the job: it is valid only while that runs'),
  source: ['GitLab: CI/CD job token'],
};
