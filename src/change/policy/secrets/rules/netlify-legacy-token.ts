import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const netlifyLegacyToken: SecretRule = {
  id: 'secret/netlify-legacy-token',
  title: 'A Netlify access token is in the diff',
  provider: 'Netlify',
  keywords: ['netlify'],
  pattern: assigned('netlify', /[A-Za-z0-9_-]{40,46}/i),
  longest: longestAssigned + 46,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy:
    'Revoke it in Netlify under User settings > Applications > Personal access tokens and issue a new one.',
  source: ['Netlify Docs: API authentication'],
};
