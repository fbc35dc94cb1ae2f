import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sumsubAppToken: SecretRule = {
  id: 'secret/sumsub-app-token',
  title: 'A Sumsub app token is in the diff',
  provider: 'Sumsub',
  keywords: ['prd:'],
  pattern: freeStanding(/prd:[A-Za-z0-9]{20,30}\.[A-Za-z0-9]{28,36}/),
  longest: 71,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Sumsub dashboard under Dev space > App Tokens and issue a new one.',
  source: ['Sumsub Docs: App tokens'],
};
