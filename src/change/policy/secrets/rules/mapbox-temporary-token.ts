import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mapboxTemporaryToken: SecretRule = {
  id: 'secret/mapbox-temporary-token',
  title: 'A Mapbox temporary access token is in the diff',
  provider: 'Mapbox',
  keywords: ['tk.eyj'],
  pattern: freeStanding(/tk\.eyJ1[A-Za-z0-9_-]{40,300}\.[A-Za-z0-9_-]{20,24}/),
  longest: 332,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Mapbox under Account > Access tokens and issue a new one.',
  source: ['Mapbox Docs: Access tokens'],
  weight: 'warn',
};
