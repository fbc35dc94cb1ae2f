import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const iterableApiKey: SecretRule = {
  id: 'secret/iterable-api-key',
  title: 'An Iterable API key is in the diff',
  provider: 'Iterable',
  keywords: ['iterable'],
  pattern: assigned('iterable', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('app.iterable.com > Integrations > API Keys'),
  source: ['Iterable: API keys'],
};
