import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabRunnerRegistrationToken: SecretRule = {
  id: 'secret/gitlab-runner-registration-token',
  title: 'A GitLab runner registration token is in the diff',
  provider: 'GitLab',
  keywords: ['gr1348941'],
  pattern: freeStanding(/GR1348941[A-Za-z0-9_-]{20}/),
  longest: 29,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab > Settings > CI/CD > Runners > Reset registration token'),
  source: ['GitLab: Runner registration tokens'],
};
