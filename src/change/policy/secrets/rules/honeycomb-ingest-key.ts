import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const honeycombIngestKey: SecretRule = {
  id: 'secret/honeycomb-ingest-key',
  title: 'A Honeycomb ingest key is in the diff',
  provider: 'Honeycomb',
  keywords: ['ik_'],
  pattern: freeStanding(/hc[a-z0-9]ik_[a-z0-9]{58}/),
  longest: 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('ui.honeycomb.io > Environment > API Keys'),
  source: ['Honeycomb: API keys'],
};
