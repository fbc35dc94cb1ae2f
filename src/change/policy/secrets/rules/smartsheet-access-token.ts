import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const smartsheetAccessToken: SecretRule = {
  id: 'secret/smartsheet-access-token',
  title: 'A Smartsheet access token is in the diff',
  provider: 'Smartsheet',
  keywords: ['smartsheet'],
  pattern: assigned('smartsheet', /[A-Za-z0-9]{37}|[A-Za-z0-9]{26}/i),
  longest: longestAssigned + 37,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Smartsheet under Personal Settings > API Access and issue a new one.',
  source: ['Smartsheet Developers: Authentication'],
};
