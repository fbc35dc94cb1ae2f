import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const nytimesApiKey: SecretRule = {
  id: 'secret/nytimes-api-key',
  title: 'A New York Times API key is in the diff',
  provider: 'New York Times',
  keywords: ['nyt', 'new-york-times', 'newyorktimes', 'ny_times', 'ny-times'],
  pattern: assigned('ny_?-?times|newyorktimes|new-york-times|nyt(?=[_-])', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the New York Times Developer Network under Apps and issue a new one.',
  source: ['New York Times Developer Network: Get started'],
};
