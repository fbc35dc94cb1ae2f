import { freeStanding } from '../free-standing.ts';
import { hasGithubChecksum } from '../github-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const githubPersonalAccessToken: SecretRule = {
  id: 'secret/github-personal-access-token',
  title: 'A GitHub personal access token is in the diff',
  provider: 'GitHub',
  keywords: ['ghp_'],
  pattern: freeStanding(/ghp_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3.3,
  valid: hasGithubChecksum,
  remedy: revokeAt('github.com/settings/tokens, or POST /credentials/revoke'),
  source: ["GitHub Blog: Behind GitHub's new authentication token formats"],
};
