import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const finicityAppKey: SecretRule = {
  id: 'secret/finicity-app-key',
  title: 'A Finicity app key is in the diff',
  provider: 'Finicity',
  keywords: ['finicity'],
  pattern: assigned('finicity', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('developer.mastercard.com > Open Banking'),
  source: ['Finicity: Authentication'],
};
