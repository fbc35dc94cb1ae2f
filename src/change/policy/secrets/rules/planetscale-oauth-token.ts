import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const planetscaleOauthToken: SecretRule = {
  id: 'secret/planetscale-oauth-token',
  title: 'A PlanetScale OAuth token is in the diff',
  provider: 'PlanetScale',
  keywords: ['pscale_oauth_'],
  pattern: freeStanding(/pscale_oauth_[A-Za-z0-9_.=-]{32,64}/),
  longest: 77,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in PlanetScale under Settings > OAuth applications and issue a new one.',
  source: ['PlanetScale Docs: OAuth applications'],
};
