import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const upstashApiKey: SecretRule = {
  id: 'secret/upstash-api-key',
  title: 'An Upstash management API key is in the diff',
  provider: 'Upstash',
  keywords: ['upstash'],
  pattern: assigned('upstash', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in the Upstash console under Account > Management API and issue a new one.',
  source: ['Upstash Docs: Developer API'],
};
