import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const gandiApiKey: SecretRule = {
  id: 'secret/gandi-api-key',
  title: 'A Gandi API key or token is in the diff',
  provider: 'Gandi',
  keywords: ['gandi'],
  pattern: assigned('gandi', /(?:[A-Za-z0-9]{24}|[a-f0-9]{40})/),
  longest: longestAssigned + 40,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('account.gandi.net > Authentication options'),
  source: ['Gandi: Authentication'],
};
