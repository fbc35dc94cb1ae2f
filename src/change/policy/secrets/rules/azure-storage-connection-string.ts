import { assigned, longestAssigned } from '../assigned.ts';
import { isAzureKey } from '../azure-key.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureStorageConnectionString: SecretRule = {
  id: 'secret/azure-storage-connection-string',
  title: 'An Azure Storage or Cosmos DB connection string is in the diff',
  provider: 'Azure Storage or Cosmos DB',
  keywords: ['accountkey'],
  pattern: assigned(
    'DefaultEndpointsProtocol|AccountEndpoint|BlobEndpoint|AccountName',
    /[A-Za-z0-9+/]{86}==/,
    'AccountKey',
  ),
  longest: longestAssigned + 88,
  entropy: 3.3,
  valid: isAzureKey,
  remedy: revokeAt('portal.azure.com > the account > Access keys > Rotate key'),
  source: ['Azure Storage: Configure connection strings'],
};
