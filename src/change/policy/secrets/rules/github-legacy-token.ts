import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const githubLegacyToken: SecretRule = {
  id: 'secret/github-legacy-token',
  title: 'A GitHub token of the old form is in the diff',
  provider: 'GitHub',
  keywords: ['github', 'gh_token', 'gh-token', 'gh.token', 'ghtoken', 'gh_pat', 'gh-pat', 'gh.pat', 'ghpat'],
  pattern: assigned(
    'github|(?<![a-z])gh',
    /[a-f0-9]{40}/,
    '(?<!ssh[_-])(?:token|pat|password|oauth|secret|client_secret)',
  ),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('github.com/settings/tokens'),
  source: ['GitHub: About authentication'],
};
