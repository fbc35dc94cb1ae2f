import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const planetscalePassword: SecretRule = {
  id: 'secret/planetscale-password',
  title: 'A PlanetScale database password is in the diff',
  provider: 'PlanetScale',
  keywords: ['pscale_pw_'],
  pattern: freeStanding(/pscale_pw_[A-Za-z0-9_.=-]{32,64}/),
  longest: 74,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in PlanetScale under Settings > Passwords and issue a new one.',
  source: ['PlanetScale Docs: Connection strings'],
};
