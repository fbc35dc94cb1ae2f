import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureSharedAccessKey: SecretRule = {
  id: 'secret/azure-shared-access-key',
  title: 'An Azure shared access key is in the diff',
  provider: 'Azure',
  keywords: ['sharedaccesskey'],
  pattern: assigned(
    'SharedAccess|servicebus|azure-devices|eventhub',
    /[A-Za-z0-9+/]{43}=/,
    'SharedAccessKey|Key',
  ),
  longest: longestAssigned + 44,
  entropy: 3.3,
  remedy: revokeAt('portal.azure.com > Shared access policies > Regenerate'),
  source: ['Azure Service Bus: Shared access signatures'],
};
