import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const qdrantApiKey: SecretRule = {
  id: 'secret/qdrant-api-key',
  title: 'A Qdrant Cloud API key is in the diff',
  provider: 'Qdrant Cloud',
  keywords: ['qdrant', 'api_key', 'api-key', 'apikey'],
  pattern: freeStanding(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\|[A-Za-z0-9_-]{50,64}/),
  longest: 101,
  near: 120,
  entropy: 2.8,
  remedy: 'Revoke it in Qdrant Cloud under Data Access Control and issue a new one.',
  source: ['Qdrant Docs: Cloud authentication'],
};
