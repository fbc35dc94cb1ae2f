import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const discourseApiKey: SecretRule = {
  id: 'secret/discourse-api-key',
  title: 'A Discourse API key is in the diff',
  provider: 'Discourse',
  keywords: ['discourse'],
  pattern: assigned('discourse', /[a-f0-9]{64}/),
  longest: longestAssigned + 64,
  entropy: 2.75,
  remedy: revokeAt("the forum's /admin/api/keys"),
  source: ['Discourse: API'],
};
