import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const geoapifyKey: SecretRule = {
  id: 'secret/geoapify-key',
  title: 'A Geoapify API key is in the diff',
  provider: 'Geoapify',
  keywords: ['geoapify'],
  pattern: assigned('geoapify', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('myprojects.geoapify.com'),
  source: ['Geoapify: API keys'],
};
