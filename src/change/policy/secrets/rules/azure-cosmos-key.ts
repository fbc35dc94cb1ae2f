import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureCosmosKey: SecretRule = {
  id: 'secret/azure-cosmos-key',
  title: 'An Azure Cosmos DB account key is in the diff',
  provider: 'Azure Cosmos DB',
  keywords: ['acdb'],
  pattern: freeStanding(/[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{5}[AQgw]==/, 'base64'),
  longest: 88,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Cosmos DB account > Keys > Regenerate'),
  source: ['Azure Cosmos DB: Secure access to data'],
};
