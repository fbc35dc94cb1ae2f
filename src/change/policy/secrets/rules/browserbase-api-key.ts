import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const browserbaseApiKey: SecretRule = {
  id: 'secret/browserbase-api-key',
  title: 'A Browserbase API key is in the diff',
  provider: 'Browserbase',
  keywords: ['bb_live_'],
  pattern: freeStanding(/bb_live_[A-Za-z0-9_-]{24,44}/),
  longest: 52,
  entropy: 3.3,
  remedy: revokeAt('browserbase.com/settings'),
  source: ['Browserbase: API keys'],
};
