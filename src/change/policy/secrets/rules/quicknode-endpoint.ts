import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const quicknodeEndpoint: SecretRule = {
  id: 'secret/quicknode-endpoint',
  title: 'A QuickNode endpoint with its token is in the diff',
  provider: 'QuickNode',
  keywords: ['quiknode.pro/'],
  pattern: freeStanding(/https:\/\/[a-z0-9.-]{4,80}\.quiknode\.pro\/[0-9a-f]{40}/),
  longest: 142,
  remedy: 'Revoke it in the QuickNode dashboard under Endpoints > Security and issue a new one.',
  source: ['QuickNode Docs: Endpoint security'],
};
