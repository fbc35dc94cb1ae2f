import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const smartystreetsAuthToken: SecretRule = {
  id: 'secret/smartystreets-auth-token',
  title: 'A Smarty auth token is in the diff',
  provider: 'Smarty',
  keywords: ['smartystreets', 'smarty_auth', 'smarty-auth', 'smartyauth'],
  pattern: assigned('smarty(?=[_-]?(?:streets|auth))', /[A-Za-z0-9]{20}/i),
  longest: longestAssigned + 20,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Smarty under API Keys and issue a new one.',
  source: ['Smarty Docs: Authentication'],
};
