import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const etsyKey: SecretRule = {
  id: 'secret/etsy-key',
  title: 'An Etsy API keystring is in the diff',
  provider: 'Etsy',
  keywords: ['etsy'],
  pattern: assigned('etsy', /[a-z0-9]{24}/),
  longest: longestAssigned + 24,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('etsy.com/developers/your-apps'),
  source: ['Etsy Open API: Authentication'],
};
