import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const bamboohrApiKey: SecretRule = {
  id: 'secret/bamboohr-api-key',
  title: 'A BambooHR API key is in the diff',
  provider: 'BambooHR',
  keywords: ['bamboohr', 'bamboo_hr', 'bamboo-hr', 'bamboo.hr'],
  pattern: assigned('bamboo_?hr', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt('bamboohr.com > API Keys'),
  source: ['BambooHR: Getting started'],
};
