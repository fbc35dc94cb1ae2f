import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dockerOrganizationToken: SecretRule = {
  id: 'secret/docker-organization-token',
  title: 'A Docker Hub organization access token is in the diff',
  provider: 'Docker Hub',
  keywords: ['dckr_oat_'],
  pattern: freeStanding(/dckr_oat_[A-Za-z0-9_-]{30,50}/),
  longest: 59,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.docker.com > Admin Console > Access tokens'),
  source: ['Docker: Organization access tokens'],
};
