import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudinaryUrl: SecretRule = {
  id: 'secret/cloudinary-url',
  title: 'A Cloudinary environment variable with its API secret is in the diff',
  provider: 'Cloudinary',
  keywords: ['cloudinary://'],
  pattern: freeStanding(/cloudinary:\/\/\d{12,18}:[A-Za-z0-9_-]{24,32}@[A-Za-z0-9_-]{1,60}/),
  longest: 125,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.cloudinary.com/settings/api-keys'),
  source: ['Cloudinary: Environment variables'],
};
