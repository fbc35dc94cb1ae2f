import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const dopplerCliToken: SecretRule = {
  id: 'secret/doppler-cli-token',
  title: 'A Doppler CLI, service account, SCIM or audit token is in the diff',
  provider: 'Doppler',
  keywords: ['dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
  pattern: freeStanding(/dp\.(?:ct|sa|scim|audit)\.[A-Za-z0-9]{40,44}/),
  longest: 53,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('dashboard.doppler.com > Tokens'),
  source: ['Doppler: Auth token formats'],
};
