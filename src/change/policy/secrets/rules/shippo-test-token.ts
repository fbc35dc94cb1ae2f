import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const shippoTestToken: SecretRule = {
  id: 'secret/shippo-test-token',
  title: 'A Shippo test token is in the diff',
  provider: 'Shippo',
  keywords: ['shippo_test_'],
  pattern: freeStanding(/shippo_test_[0-9a-f]{40}/),
  longest: 52,
  entropy: 2.8,
  remedy: 'Revoke it in Shippo under Settings > API and issue a new one.',
  source: ['Shippo Docs: API keys'],
  weight: 'warn',
};
