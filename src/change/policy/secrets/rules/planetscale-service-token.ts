import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const planetscaleServiceToken: SecretRule = {
  id: 'secret/planetscale-service-token',
  title: 'A PlanetScale service token is in the diff',
  provider: 'PlanetScale',
  keywords: ['pscale_tkn_'],
  pattern: freeStanding(/pscale_tkn_[A-Za-z0-9_.=-]{32,64}/),
  longest: 75,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in PlanetScale under Settings > Service tokens and issue a new one.',
  source: ['PlanetScale Docs: Service tokens'],
};
