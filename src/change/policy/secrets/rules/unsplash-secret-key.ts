import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const unsplashSecretKey: SecretRule = {
  id: 'secret/unsplash-secret-key',
  title: 'An Unsplash key is in the diff',
  provider: 'Unsplash',
  keywords: ['unsplash'],
  pattern: assigned('unsplash', /[A-Za-z0-9_-]{43}/i),
  longest: longestAssigned + 43,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Unsplash under Your apps and issue a new one.',
  source: ['Unsplash Developers: Authorization'],
};
