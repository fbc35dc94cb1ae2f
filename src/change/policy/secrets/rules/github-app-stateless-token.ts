import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const githubAppStatelessToken: SecretRule = {
  id: 'secret/github-app-stateless-token',
  title: 'A GitHub App installation access token is in the diff',
  provider: 'GitHub',
  keywords: ['ghs_', 'ghu_'],
  // The format of 2026: the number of the App and a JSON Web Token.
  pattern: freeStanding(
    /gh[su]_(?:\d{1,12}_)?eyJ[A-Za-z0-9_-]{10,800}\.[A-Za-z0-9_-]{20,1500}\.[A-Za-z0-9_-]{20,700}/,
  ),
  longest: 3024,
  entropy: 3.3,
  remedy: revokeAt('DELETE /installation/token of the REST API; it expires after an hour'),
  source: ['GitHub Changelog: New format for GitHub App installation tokens'],
};
