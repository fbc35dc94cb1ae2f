import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const datastaxAstraToken: SecretRule = {
  id: 'secret/datastax-astra-token',
  title: 'A DataStax Astra application token is in the diff',
  provider: 'DataStax Astra',
  keywords: ['astracs:'],
  pattern: freeStanding(/AstraCS:[A-Za-z0-9]{24}:[a-f0-9]{64}/),
  longest: 97,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('astra.datastax.com > Settings > Tokens'),
  source: ['DataStax Astra DB: Application tokens'],
};
