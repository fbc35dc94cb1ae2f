import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const freshbooksSecret: SecretRule = {
  id: 'secret/freshbooks-secret',
  title: 'A FreshBooks client secret is in the diff',
  provider: 'FreshBooks',
  keywords: ['freshbooks'],
  pattern: assigned('freshbooks', /[a-f0-9]{64}/),
  longest: longestAssigned + 64,
  entropy: 2.75,
  remedy: revokeAt('my.freshbooks.com/#/developer'),
  source: ['FreshBooks: Authentication'],
};
