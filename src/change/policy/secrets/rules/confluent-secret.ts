import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const confluentSecret: SecretRule = {
  id: 'secret/confluent-secret',
  title: 'A Confluent Cloud API secret is in the diff',
  provider: 'Confluent Cloud',
  keywords: [
    'confluent',
    'sasl',
    'kafka',
    'schema_registry',
    'schema-registry',
    'schema.registry',
    'schemaregistry',
    'ccloud',
  ],
  pattern: assigned('confluent|sasl|kafka|schema[_-]?registry|ccloud', /[A-Za-z0-9+/]{64}/),
  longest: longestAssigned + 64,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('confluent.cloud > API keys'),
  source: ['Confluent Cloud: Manage API keys'],
};
