import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cratesIoToken: SecretRule = {
  id: 'secret/crates-io-token',
  title: 'A crates.io API token is in the diff',
  provider: 'crates.io',
  keywords: ['cio'],
  pattern: freeStanding(/cio[A-Za-z0-9]{32}/),
  longest: 35,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('crates.io/settings/tokens'),
  source: ['crates.io: API tokens'],
};
