import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const basetenApiKey: SecretRule = {
  id: 'secret/baseten-api-key',
  title: 'A Baseten API key is in the diff',
  provider: 'Baseten',
  keywords: ['baseten'],
  pattern: assigned('baseten', /[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}/),
  longest: longestAssigned + 41,
  entropy: 3.3,
  remedy: revokeAt('app.baseten.co/settings/api_keys'),
  source: ['Baseten: API keys'],
};
