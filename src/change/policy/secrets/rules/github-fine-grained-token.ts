import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const githubFineGrainedToken: SecretRule = {
  id: 'secret/github-fine-grained-token',
  title: 'A GitHub fine-grained personal access token is in the diff',
  provider: 'GitHub',
  keywords: ['github_pat_'],
  pattern: freeStanding(/github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/),
  longest: 93,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('github.com/settings/personal-access-tokens, or POST /credentials/revoke'),
  source: ['GitHub: Managing your personal access tokens'],
};
