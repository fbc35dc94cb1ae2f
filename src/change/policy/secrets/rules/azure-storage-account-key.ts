import { assigned, longestAssigned } from '../assigned.ts';
import { isAzureKey } from '../azure-key.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureStorageAccountKey: SecretRule = {
  id: 'secret/azure-storage-account-key',
  title: 'An Azure Storage account key is in the diff',
  provider: 'Azure Storage',
  keywords: ['accountkey', 'account_key', 'account-key', 'account.key', 'azure', 'storage'],
  pattern: assigned('AccountKey|azure|storage', /[A-Za-z0-9+/]{86}==/, 'key|secret'),
  longest: longestAssigned + 88,
  entropy: 3.3,
  valid: isAzureKey,
  remedy: revokeAt('portal.azure.com > Storage account > Access keys > Rotate key'),
  source: ['Azure Storage: Manage account access keys'],
};
