import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const logdnaIngestionKey: SecretRule = {
  id: 'secret/logdna-ingestion-key',
  title: 'A LogDNA ingestion key is in the diff',
  provider: 'LogDNA',
  keywords: ['logdna', 'mezmo'],
  pattern: assigned('logdna|mezmo', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in Mezmo under Settings > Organization > API Keys and issue a new one.',
  source: ['Mezmo Docs: Ingestion keys'],
};
