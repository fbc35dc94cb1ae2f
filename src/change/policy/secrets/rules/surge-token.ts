import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const surgeToken: SecretRule = {
  id: 'secret/surge-token',
  title: 'A Surge token is in the diff',
  provider: 'Surge',
  keywords: ['surge_', 'surge-'],
  pattern: assigned('surge(?=[_-](?:token|login))', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Surge with surge token --revoke, or by logging out and issue a new one.',
  source: ['Surge Help: Continuous integration'],
};
