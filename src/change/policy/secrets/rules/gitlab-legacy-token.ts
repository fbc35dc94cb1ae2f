import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabLegacyToken: SecretRule = {
  id: 'secret/gitlab-legacy-token',
  title: 'A GitLab access token of the old form is in the diff',
  provider: 'GitLab',
  keywords: ['gitlab', 'private-token', 'private_token', 'private.token', 'privatetoken'],
  pattern: assigned('gitlab|private-token', /[A-Za-z0-9_-]{20}/, 'token|pat|password|secret'),
  longest: longestAssigned + 20,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab > Preferences > Access tokens'),
  source: ['GitLab: Personal access tokens'],
};
