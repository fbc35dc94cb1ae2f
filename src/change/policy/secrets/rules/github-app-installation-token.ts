import { freeStanding } from '../free-standing.ts';
import { hasGithubChecksum } from '../github-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const githubAppInstallationToken: SecretRule = {
  id: 'secret/github-app-installation-token',
  title: 'A GitHub App installation access token is in the diff',
  provider: 'GitHub',
  keywords: ['ghs_'],
  pattern: freeStanding(/ghs_[A-Za-z0-9]{36}/),
  longest: 40,
  entropy: 3.3,
  valid: hasGithubChecksum,
  remedy: revokeAt('DELETE /installation/token of the REST API; it expires after an hour'),
  source: ["GitHub Blog: Behind GitHub's new authentication token formats"],
};
