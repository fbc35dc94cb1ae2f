import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const abstractApiKey: SecretRule = {
  id: 'secret/abstract-api-key',
  title: 'An Abstract API key is in the diff',
  provider: 'Abstract',
  keywords: ['abstractapi', 'abstract_api', 'abstract-api', 'abstract.api'],
  pattern: assigned('abstract[_-]?api', /[a-f0-9]{32}/),
  longest: longestAssigned + 32,
  entropy: 2.75,
  remedy: revokeAt('app.abstractapi.com'),
  source: ['Abstract: API keys'],
};
