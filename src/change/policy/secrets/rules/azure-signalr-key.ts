import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureSignalrKey: SecretRule = {
  id: 'secret/azure-signalr-key',
  title: 'An Azure SignalR or Web PubSub access key is in the diff',
  provider: 'Azure SignalR or Web PubSub',
  keywords: ['signalr.net', 'webpubsub.azure.com', 'communication.azure.com'],
  pattern: assigned(
    String.raw`\.service\.signalr\.net|\.webpubsub\.azure\.com|\.communication\.azure\.com`,
    /(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{84,86}={0,2})/,
    'AccessKey',
  ),
  longest: longestAssigned + 88,
  entropy: 3.3,
  remedy: revokeAt('portal.azure.com > Keys > Regenerate'),
  source: ['Azure SignalR: Connection strings'],
};
