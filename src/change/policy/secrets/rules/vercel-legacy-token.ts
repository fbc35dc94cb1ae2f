import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const vercelLegacyToken: SecretRule = {
  id: 'secret/vercel-legacy-token',
  title: 'A Vercel access token is in the diff',
  provider: 'Vercel',
  keywords: ['vercel'],
  pattern: assigned('vercel', /[A-Za-z0-9]{24}/i),
  longest: longestAssigned + 24,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Vercel under Account Settings > Tokens and issue a new one.',
  source: ['Vercel Docs: REST API authentication'],
};
