import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const upstashRestToken: SecretRule = {
  id: 'secret/upstash-rest-token',
  title: 'An Upstash REST token is in the diff',
  provider: 'Upstash',
  keywords: ['upstash', 'kv_rest'],
  pattern: assigned('upstash|kv_rest', /A[A-Z][A-Za-z0-9_+/-]{30,80}={0,2}/i),
  longest: longestAssigned + 84,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Upstash console under REST API and issue a new one.',
  source: ['Upstash Docs: Redis REST API'],
};
