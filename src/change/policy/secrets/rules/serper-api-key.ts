import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const serperApiKey: SecretRule = {
  id: 'secret/serper-api-key',
  title: 'A Serper API key is in the diff',
  provider: 'Serper',
  keywords: ['serper'],
  pattern: assigned('serper', /[0-9a-f]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  remedy: 'Revoke it in the Serper dashboard under API Key and issue a new one.',
  source: ['Serper: API playground'],
};
