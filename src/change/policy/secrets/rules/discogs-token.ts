import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const discogsToken: SecretRule = {
  id: 'secret/discogs-token',
  title: 'A Discogs token or consumer secret is in the diff',
  provider: 'Discogs',
  keywords: ['discogs'],
  pattern: assigned('discogs', /(?:[A-Za-z0-9]{40}|[A-Za-z0-9]{32})/),
  longest: longestAssigned + 40,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('discogs.com/settings/developers'),
  source: ['Discogs: Authentication'],
};
