import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gitlabDeployToken: SecretRule = {
  id: 'secret/gitlab-deploy-token',
  title: 'A GitLab deploy token is in the diff',
  provider: 'GitLab',
  keywords: ['gldt-'],
  pattern: freeStanding(/gldt-[A-Za-z0-9_-]{20}/),
  longest: 25,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('GitLab > Settings > Repository > Deploy tokens'),
  source: ['GitLab: Token overview'],
};
