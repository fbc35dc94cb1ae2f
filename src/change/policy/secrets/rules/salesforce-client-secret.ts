import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const salesforceClientSecret: SecretRule = {
  id: 'secret/salesforce-client-secret',
  title: 'A Salesforce consumer secret is in the diff',
  provider: 'Salesforce',
  keywords: ['salesforce', 'sales_force', 'sfdc', 'sf_'],
  pattern: assigned('sales_?-?force|sfdc|\\bsf_', /[0-9A-F]{64}|\d{18,19}/i, 'secret'),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in Salesforce under Setup > App Manager > Manage Consumer Details and issue a new one.',
  source: ['Salesforce Help: Rotate the consumer key and secret'],
};
