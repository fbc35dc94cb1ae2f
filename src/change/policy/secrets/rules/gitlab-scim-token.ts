import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabScimToken: SecretRule = {
  id: 'secret/gitlab-scim-token',
  title: 'A GitLab SCIM token is in the diff',
  provider: 'GitLab',
  keywords: ['glsoat-'],
  pattern: freeStanding(/glsoat-[A-Za-z0-9_-]{20}/),
  longest: 27,
  entropy: 3,
  remedy: revokeAt('GitLab > Group settings > SAML SSO > Reset SCIM token'),
  source: ['GitLab: Token overview'],
};
