import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const giphyApiKey: SecretRule = {
  id: 'secret/giphy-api-key',
  title: 'A Giphy API key is in the diff',
  provider: 'Giphy',
  keywords: ['giphy'],
  pattern: assigned('giphy', /[A-Za-z0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('developers.giphy.com/dashboard'),
  source: ['Giphy: API keys'],
};
