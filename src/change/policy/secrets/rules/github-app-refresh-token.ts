import { freeStanding } from '../free-standing.ts';
import { hasGithubChecksum } from '../github-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const githubAppRefreshToken: SecretRule = {
  id: 'secret/github-app-refresh-token',
  title: 'A GitHub App refresh token is in the diff',
  provider: 'GitHub',
  keywords: ['ghr_'],
  pattern: freeStanding(/ghr_[A-Za-z0-9]{76}/),
  longest: 80,
  entropy: 3.3,
  valid: hasGithubChecksum,
  remedy: revokeAt('github.com/settings/apps/authorizations'),
  source: ["GitHub Blog: Behind GitHub's new authentication token formats"],
};
