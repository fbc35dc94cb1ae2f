import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabIncomingMailToken: SecretRule = {
  id: 'secret/gitlab-incoming-mail-token',
  title: 'A GitLab incoming mail token is in the diff',
  provider: 'GitLab',
  keywords: ['glimt-'],
  pattern: freeStanding(/glimt-[A-Za-z0-9_-]{25}/),
  longest: 31,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab > Preferences > Access tokens > Incoming email token'),
  source: ['GitLab: Token overview'],
};
