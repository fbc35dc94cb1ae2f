import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const elasticsearchApiKey: SecretRule = {
  id: 'secret/elasticsearch-api-key',
  title: 'An Elasticsearch API key is in the diff',
  provider: 'Elasticsearch',
  keywords: ['elastic'],
  pattern: assigned('elastic', /[A-Za-z0-9+/]{56,78}={0,2}/, 'api[_ -]?key|authorization'),
  longest: longestAssigned + 80,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('Kibana > Stack Management > API keys'),
  source: ['Elasticsearch: Create API key'],
};
