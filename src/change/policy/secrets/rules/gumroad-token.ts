import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gumroadToken: SecretRule = {
  id: 'secret/gumroad-token',
  title: 'A Gumroad access token is in the diff',
  provider: 'Gumroad',
  keywords: ['gumroad'],
  pattern: assigned('gumroad', /[A-Za-z0-9_-]{43}/),
  longest: longestAssigned + 43,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('gumroad.com/settings/advanced'),
  source: ['Gumroad: API'],
};
