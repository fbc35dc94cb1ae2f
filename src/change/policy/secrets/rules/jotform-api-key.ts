import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const jotformApiKey: SecretRule = {
  id: 'secret/jotform-api-key',
  title: 'A Jotform API key is in the diff',
  provider: 'Jotform',
  keywords: ['jotform'],
  pattern: assigned('jotform', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('jotform.com/myaccount/api'),
  source: ['Jotform: API'],
};
