import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const volcengineSecretKey: SecretRule = {
  id: 'secret/volcengine-secret-key',
  title: 'A Volcengine secret access key is in the diff',
  provider: 'Volcengine',
  keywords: ['volcengine', 'volc_', 'byteplus', 'doubao', 'ark_'],
  pattern: assigned(
    'volc(?:engine|_)|byteplus|doubao|\\bark_',
    /[A-Za-z0-9+/]{46,80}={0,2}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  ),
  longest: longestAssigned + 82,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Volcengine console under Access Control > API Keys and issue a new one.',
  source: ['Volcengine: Access keys'],
};
