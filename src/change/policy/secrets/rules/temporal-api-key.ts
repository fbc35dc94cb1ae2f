import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const temporalApiKey: SecretRule = {
  id: 'secret/temporal-api-key',
  title: 'A Temporal Cloud API key is in the diff',
  provider: 'Temporal Cloud',
  keywords: ['temporal'],
  pattern: assigned('temporal', /eyJ[A-Za-z0-9_-]{20,300}\.[A-Za-z0-9_-]{40,800}\.[A-Za-z0-9_-]{43,800}/i),
  longest: longestAssigned + 1905,
  entropy: 2.8,
  remedy: 'Revoke it in Temporal Cloud under Settings > API Keys and issue a new one.',
  source: ['https://docs.temporal.io/cloud/api-keys'],
};
