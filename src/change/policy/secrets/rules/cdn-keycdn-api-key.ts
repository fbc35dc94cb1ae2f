import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const cdnKeycdnApiKey: SecretRule = {
  id: 'secret/cdn-keycdn-api-key',
  title: 'A KeyCDN API key is in the diff',
  provider: 'KeyCDN',
  keywords: ['keycdn', 'key_cdn'],
  pattern: assigned('key_?-?cdn', /(?:sk_prod_)?[A-Za-z0-9_-]{32,80}/i),
  longest: longestAssigned + 88,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the KeyCDN dashboard under Account > Authentication and issue a new one.',
  source: ['KeyCDN: API'],
};
