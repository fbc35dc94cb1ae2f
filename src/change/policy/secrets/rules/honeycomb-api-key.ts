import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const honeycombApiKey: SecretRule = {
  id: 'secret/honeycomb-api-key',
  title: 'A Honeycomb API key is in the diff',
  provider: 'Honeycomb',
  keywords: ['honeycomb'],
  pattern: assigned('honeycomb', /(?:[A-Za-z0-9]{22}|[a-f0-9]{32})/),
  longest: longestAssigned + 32,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('ui.honeycomb.io > Environment > API Keys'),
  source: ['Honeycomb: API keys'],
};
