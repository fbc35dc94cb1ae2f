import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const shippoLiveToken: SecretRule = {
  id: 'secret/shippo-live-token',
  title: 'A Shippo live token is in the diff',
  provider: 'Shippo',
  keywords: ['shippo_live_'],
  pattern: freeStanding(/shippo_live_[0-9a-f]{40}/),
  longest: 52,
  entropy: 2.8,
  remedy: 'Revoke it in Shippo under Settings > API and issue a new one.',
  source: ['Shippo Docs: API keys'],
};
