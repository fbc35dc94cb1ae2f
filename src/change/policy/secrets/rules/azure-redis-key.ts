import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureRedisKey: SecretRule = {
  id: 'secret/azure-redis-key',
  title: 'An Azure Cache for Redis access key is in the diff',
  provider: 'Azure Cache for Redis',
  keywords: ['azca'],
  pattern: freeStanding(/[A-Za-z0-9+/]{33}AzCa[A-P][A-Za-z0-9+/]{5}=/, 'base64'),
  longest: 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Azure Cache for Redis > Authentication > Regenerate'),
  source: ['Azure Cache for Redis: Configure'],
};
