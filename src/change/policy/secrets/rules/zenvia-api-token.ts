import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zenviaApiToken: SecretRule = {
  id: 'secret/zenvia-api-token',
  title: 'A Zenvia API token is in the diff',
  provider: 'Zenvia',
  keywords: ['zenvia'],
  pattern: assigned('zenvia', /[A-Za-z0-9_-]{35,40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Zenvia under Developers > Tokens and issue a new one.',
  source: ['Zenvia: Authentication'],
};
