import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pineconeApiKey: SecretRule = {
  id: 'secret/pinecone-api-key',
  title: 'A Pinecone API key is in the diff',
  provider: 'Pinecone',
  keywords: ['pcsk_'],
  pattern: freeStanding(/pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,66}/),
  longest: 78,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Pinecone console under API keys and issue a new one.',
  source: ['Pinecone Docs: Manage API keys'],
};
