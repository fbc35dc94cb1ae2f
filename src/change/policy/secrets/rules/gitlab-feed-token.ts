import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabFeedToken: SecretRule = {
  id: 'secret/gitlab-feed-token',
  title: 'A GitLab feed token is in the diff',
  provider: 'GitLab',
  keywords: ['glft-'],
  pattern: freeStanding(/glft-(?:[A-Za-z0-9_-]{20}|[a-f0-9]{64}-\d{1,10})/),
  longest: 80,
  entropy: 3,
  remedy: revokeAt('GitLab > Preferences > Access tokens > Feed token'),
  source: ['GitLab: Token overview'],
};
