import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const redisCloudSecret: SecretRule = {
  id: 'secret/redis-cloud-secret',
  title: 'A Redis Cloud API key is in the diff',
  provider: 'Redis Cloud',
  keywords: ['rediscloud', 'redis_cloud', 'redis-cloud'],
  pattern: assigned('redis_?-?cloud|rediscloud', /[A-Za-z0-9]{48,54}/i),
  longest: longestAssigned + 54,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Redis Cloud console under Access Management > API Keys and issue a new one.',
  source: ['Redis Docs: Manage API keys'],
};
