import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureMessagingKey: SecretRule = {
  id: 'secret/azure-messaging-key',
  title: 'An Azure Service Bus or Event Hubs shared access key is in the diff',
  provider: 'Azure Service Bus or Event Hubs',
  keywords: ['+asb', '+aeh', '+arm'],
  pattern: freeStanding(/[A-Za-z0-9+/]{33}\+(?:ASb|AEh|ARm)[A-P][A-Za-z0-9+/]{5}=/, 'base64'),
  longest: 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > Namespace > Shared access policies > Regenerate'),
  source: ['Azure Service Bus: Shared access signatures'],
};
