import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const contentfulDeliveryToken: SecretRule = {
  id: 'secret/contentful-delivery-token',
  title: 'A Contentful delivery or preview token is in the diff',
  provider: 'Contentful',
  keywords: ['contentful', 'ctf_'],
  pattern: assigned('contentful|(?<![a-z])ctf', /[A-Za-z0-9_-]{43}/),
  longest: longestAssigned + 43,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.contentful.com > Settings > API keys'),
  source: ['Contentful: API keys'],
  weight: 'warn',
};
