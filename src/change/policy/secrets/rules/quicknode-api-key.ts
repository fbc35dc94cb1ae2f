import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const quicknodeApiKey: SecretRule = {
  id: 'secret/quicknode-api-key',
  title: 'A QuickNode API key is in the diff',
  provider: 'QuickNode',
  keywords: ['qn_'],
  pattern: freeStanding(/QN_[0-9a-f]{32}/),
  longest: 35,
  entropy: 2.8,
  remedy: 'Revoke it in the QuickNode dashboard under API Keys and issue a new one.',
  source: ['QuickNode Docs: Console API'],
};
