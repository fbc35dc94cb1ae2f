import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const postmanCollectionKey: SecretRule = {
  id: 'secret/postman-collection-key',
  title: 'A Postman collection access key is in the diff',
  provider: 'Postman',
  keywords: ['pmat-'],
  pattern: freeStanding(/PMAT-[0-9A-Z]{26}/),
  longest: 31,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Postman under Settings > API keys and issue a new one.',
  source: ['Postman Learning Center: Collection access keys'],
};
