import { freeStanding } from '../free-standing.ts';
import { hasGitlabChecksum } from '../gitlab-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabRoutableToken: SecretRule = {
  id: 'secret/gitlab-routable-token',
  title: 'A GitLab access or runner token is in the diff',
  provider: 'GitLab',
  keywords: ['glpat-', 'gldt-', 'glrt-', 'glrtr-', 'glcbt-', 'glptt-', 'glagent-', 'glwt-'],
  // <prefix><base64url payload>.[<version>.]<length of the payload><CRC-32>
  pattern: freeStanding(
    /gl(?:pat|dt|rt|rtr|cbt|ptt|agent|wt)-(?:t\d_)?[A-Za-z0-9_-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}/,
  ),
  longest: 330,
  entropy: 3.3,
  valid: hasGitlabChecksum,
  remedy: revokeAt('GitLab > Preferences > Access tokens, or DELETE /personal_access_tokens/self'),
  source: ['GitLab Handbook, Cells: Routable tokens'],
};
