import { freeStanding } from '../free-standing.ts';
import { hasGithubChecksum } from '../github-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const githubAppUserToken: SecretRule = {
  id: 'secret/github-app-user-token',
  title: 'A GitHub App user access token is in the diff',
  provider: 'GitHub',
  keywords: ['ghu_'],
  pattern: freeStanding(/ghu_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3.3,
  valid: hasGithubChecksum,
  remedy: revokeAt('github.com/settings/apps/authorizations'),
  source: ["GitHub Blog: Behind GitHub's new authentication token formats"],
};
