import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudinaryApiSecret: SecretRule = {
  id: 'secret/cloudinary-api-secret',
  title: 'A Cloudinary API secret is in the diff',
  provider: 'Cloudinary',
  keywords: ['cloudinary'],
  pattern: assigned('cloudinary', /[A-Za-z0-9_-]{27}/, 'secret'),
  longest: longestAssigned + 27,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.cloudinary.com/settings/api-keys'),
  source: ['Cloudinary: API keys'],
};
