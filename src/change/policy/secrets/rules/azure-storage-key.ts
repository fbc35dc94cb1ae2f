import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureStorageKey: SecretRule = {
  id: 'secret/azure-storage-key',
  title: 'An Azure Storage account key is in the diff',
  provider: 'Azure Storage',
  keywords: ['+ast', '+aba', '+amc'],
  pattern: freeStanding(/[A-Za-z0-9+/]{76}\+(?:ASt|ABa|AMC)[A-Za-z0-9+/]{5}[AQgw]==/, 'base64'),
  longest: 88,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Storage account > Access keys > Rotate key'),
  source: ['Azure Storage: Manage account access keys'],
};
