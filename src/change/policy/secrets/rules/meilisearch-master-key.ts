import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const meilisearchMasterKey: SecretRule = {
  id: 'secret/meilisearch-master-key',
  title: 'A Meilisearch key is in the diff',
  provider: 'Meilisearch',
  keywords: ['meili'],
  pattern: assigned('meili(?:search)?', /[A-Za-z0-9_-]{43}|[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Meilisearch with DELETE /keys/{key}, or by a new master key and issue a new one.',
  source: ['Meilisearch Docs: Managing API keys'],
};
