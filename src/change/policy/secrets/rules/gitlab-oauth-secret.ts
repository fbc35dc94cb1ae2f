import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabOauthSecret: SecretRule = {
  id: 'secret/gitlab-oauth-secret',
  title: 'A GitLab OAuth application secret is in the diff',
  provider: 'GitLab',
  keywords: ['gloas-'],
  pattern: freeStanding(/gloas-[a-f0-9]{64}/),
  longest: 70,
  entropy: 2.75,
  remedy: revokeAt('GitLab > Preferences > Applications > Renew secret'),
  source: ['GitLab: Token overview'],
};
