import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const taxjarApiToken: SecretRule = {
  id: 'secret/taxjar-api-token',
  title: 'A TaxJar API token is in the diff',
  provider: 'TaxJar',
  keywords: ['taxjar', 'tax_jar'],
  pattern: assigned('tax_?-?jar', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in TaxJar under Account > API Access and issue a new one.',
  source: ['TaxJar API: Authentication'],
};
