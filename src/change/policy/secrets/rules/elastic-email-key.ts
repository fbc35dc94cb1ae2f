import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const elasticEmailKey: SecretRule = {
  id: 'secret/elastic-email-key',
  title: 'An Elastic Email API key is in the diff',
  provider: 'Elastic Email',
  keywords: ['elasticemail', 'elastic_email', 'elastic-email', 'elastic.email'],
  pattern: assigned('elastic[_-]?email', /[A-F0-9]{96}/),
  longest: longestAssigned + 96,
  entropy: 2.75,
  remedy: revokeAt('app.elasticemail.com > Settings > Manage API Keys'),
  source: ['Elastic Email: API keys'],
};
