import { freeStanding } from '../free-standing.ts';
import { hasGithubChecksum } from '../github-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const githubOauthToken: SecretRule = {
  id: 'secret/github-oauth-token',
  title: 'A GitHub OAuth access token is in the diff',
  provider: 'GitHub',
  keywords: ['gho_'],
  pattern: freeStanding(/gho_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3.3,
  valid: hasGithubChecksum,
  remedy: revokeAt('github.com/settings/applications, or DELETE /applications/{client_id}/token'),
  source: ["GitHub Blog: Behind GitHub's new authentication token formats"],
};
