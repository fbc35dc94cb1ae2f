import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pineconeLegacyKey: SecretRule = {
  id: 'secret/pinecone-legacy-key',
  title: 'A Pinecone API key is in the diff',
  provider: 'Pinecone',
  keywords: ['pinecone'],
  pattern: assigned('pinecone', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in the Pinecone console under API keys and issue a new one.',
  source: ['Pinecone Docs: Manage API keys'],
};
