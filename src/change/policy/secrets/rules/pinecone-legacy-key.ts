import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pineconeLegacyKey: SecretRule = {
  id: 'secret/pinecone-legacy-key',
  title: 'A Pinecone API key is in the diff',
  provider: 'Pinecone',
  keywords: ['pinecone'],
  pattern: namedValue('pinecone', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  longest: beforeValue + 36,
  entropy: 2.8,
  remedy: 'Revoke it in the Pinecone console under API keys and issue a new one.',
  source: ['Pinecone Docs: Manage API keys'],
};
