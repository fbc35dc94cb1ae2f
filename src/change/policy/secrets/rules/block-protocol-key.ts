import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const blockProtocolKey: SecretRule = {
  id: 'secret/block-protocol-key',
  title: 'A Block Protocol API key is in the diff',
  provider: 'Block Protocol',
  keywords: ['b10ck5.'],
  pattern: freeStanding(/b10ck5\.[a-f0-9]{32}\.[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: 76,
  entropy: 2.75,
  remedy: revokeAt('blockprotocol.org/account/api'),
  source: ['Block Protocol: API keys'],
};
