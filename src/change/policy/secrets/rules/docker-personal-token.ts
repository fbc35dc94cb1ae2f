import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dockerPersonalToken: SecretRule = {
  id: 'secret/docker-personal-token',
  title: 'A Docker Hub personal access token is in the diff',
  provider: 'Docker Hub',
  keywords: ['dckr_pat_'],
  pattern: freeStanding(/dckr_pat_[A-Za-z0-9_-]{24,32}/),
  longest: 41,
  entropy: 3.3,
  remedy: revokeAt('app.docker.com/settings/personal-access-tokens'),
  source: ['Docker: Personal access tokens'],
};
