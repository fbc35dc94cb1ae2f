import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tomtomApiKey: SecretRule = {
  id: 'secret/tomtom-api-key',
  title: 'A TomTom API key is in the diff',
  provider: 'TomTom',
  keywords: ['tomtom'],
  pattern: namedValue('tomtom', /[A-Za-z0-9]{32}/),
  longest: beforeValue + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the TomTom Developer Portal under Keys and issue a new one.',
  source: ['TomTom Developer: How to get an API key'],
};
