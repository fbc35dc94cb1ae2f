import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tomtomApiKey: SecretRule = {
  id: 'secret/tomtom-api-key',
  title: 'A TomTom API key is in the diff',
  provider: 'TomTom',
  keywords: ['tomtom'],
  pattern: assigned('tomtom', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the TomTom Developer Portal under Keys and issue a new one.',
  source: ['TomTom Developer: How to get an API key'],
};
