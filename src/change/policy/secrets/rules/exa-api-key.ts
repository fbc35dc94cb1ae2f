import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const exaApiKey: SecretRule = {
  id: 'secret/exa-api-key',
  title: 'An Exa API key is in the diff',
  provider: 'Exa',
  keywords: ['exa_api', 'exa-api', 'exa.api', 'exaapi', 'exa.ai'],
  pattern: assigned('(?<![a-z])exa', /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('dashboard.exa.ai/api-keys'),
  source: ['Exa: Quickstart'],
};
