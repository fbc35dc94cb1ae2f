import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const chargebeeApiKey: SecretRule = {
  id: 'secret/chargebee-api-key',
  title: 'A Chargebee live API key is in the diff',
  provider: 'Chargebee',
  keywords: ['chargebee'],
  pattern: assigned('chargebee', /live_[A-Za-z0-9]{30,50}/),
  longest: longestAssigned + 55,
  entropy: 3.3,
  remedy: revokeAt('app.chargebee.com > Settings > Configure Chargebee > API keys'),
  source: ['Chargebee: API keys'],
};
