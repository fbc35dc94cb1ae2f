import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const e2bApiKey: SecretRule = {
  id: 'secret/e2b-api-key',
  title: 'An E2B API key is in the diff',
  provider: 'E2B',
  keywords: ['e2b_'],
  pattern: freeStanding(/e2b_[a-f0-9]{40}/),
  longest: 44,
  entropy: 2.75,
  remedy: revokeAt('e2b.dev/dashboard > API Keys'),
  source: ['E2B: API key'],
};
