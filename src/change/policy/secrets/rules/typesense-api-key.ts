import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const typesenseApiKey: SecretRule = {
  id: 'secret/typesense-api-key',
  title: 'A Typesense API key is in the diff',
  provider: 'Typesense',
  keywords: ['typesense'],
  pattern: assigned('typesense', /[A-Za-z0-9]{32,48}/i),
  longest: longestAssigned + 48,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Typesense with DELETE /keys/:id and issue a new one.',
  source: ['Typesense Docs: API keys'],
};
