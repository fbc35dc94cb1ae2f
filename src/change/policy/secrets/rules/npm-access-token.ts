import { freeStanding } from '../free-standing.ts';
import { hasGithubChecksum } from '../github-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';

export const npmAccessToken: SecretRule = {
  id: 'secret/npm-access-token',
  title: 'An npm access token is in the diff',
  provider: 'npm',
  keywords: ['npm_'],
  pattern: freeStanding(/npm_[A-Za-z0-9]{36}/),
  longest: 40,
  valid: hasGithubChecksum,
  remedy: 'Delete it on npm under Access Tokens, or with npm token revoke, and issue a new one.',
  source: ["GitHub Blog: Announcing npm's new access token format"],
};
