import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const tinkoffInvestToken: SecretRule = {
  id: 'secret/tinkoff-invest-token',
  title: 'A T-Bank token is in the diff',
  provider: 'T-Bank',
  keywords: ['tinkoff', 'tinvest', 't_invest', 'tbank'],
  pattern: assigned('tinkoff|t_?-?invest|tbank', /t\.[A-Za-z0-9_-]{86}/i),
  longest: longestAssigned + 88,
  entropy: 2.8,
  remedy: 'Revoke it in T-Invest under Settings > Tokens and issue a new one.',
  source: ['T-Invest API: Tokens'],
};
