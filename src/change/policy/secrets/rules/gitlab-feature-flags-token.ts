import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabFeatureFlagsToken: SecretRule = {
  id: 'secret/gitlab-feature-flags-token',
  title: 'A GitLab feature flags client token is in the diff',
  provider: 'GitLab',
  keywords: ['glffct-'],
  pattern: freeStanding(/glffct-[A-Za-z0-9_-]{20}/),
  longest: 27,
  entropy: 3,
  remedy: revokeAt('GitLab > Deploy > Feature flags > Configure'),
  source: ['GitLab: Token overview'],
};
