import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mapboxSecretToken: SecretRule = {
  id: 'secret/mapbox-secret-token',
  title: 'A Mapbox secret access token is in the diff',
  provider: 'Mapbox',
  keywords: ['sk.eyj'],
  pattern: freeStanding(/sk\.eyJ1[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,24}/),
  longest: 232,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Mapbox under Account > Access tokens and issue a new one.',
  source: ['Mapbox Docs: Access tokens'],
};
