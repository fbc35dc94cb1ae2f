import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zuoraClientSecret: SecretRule = {
  id: 'secret/zuora-client-secret',
  title: 'A Zuora client secret is in the diff',
  provider: 'Zuora',
  keywords: ['zuora'],
  pattern: assigned('zuora', /[A-Za-z0-9+/=]{38,44}/i),
  longest: longestAssigned + 44,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Zuora under Administration > Manage Users > OAuth Clients and issue a new one.',
  source: ['Zuora Developer: Authentication'],
};
