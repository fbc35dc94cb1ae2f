import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const censysSecret: SecretRule = {
  id: 'secret/censys-secret',
  title: 'A Censys API secret is in the diff',
  provider: 'Censys',
  keywords: ['censys'],
  pattern: assigned('censys', /[A-Za-z0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('search.censys.io/account/api'),
  source: ['Censys: API'],
};
