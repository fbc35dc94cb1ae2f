import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const knockApiKey: SecretRule = {
  id: 'secret/knock-api-key',
  title: 'A Knock secret API key is in the diff',
  provider: 'Knock',
  keywords: ['knock'],
  pattern: assigned('knock', /sk_[A-Za-z0-9_-]{43}/),
  longest: longestAssigned + 46,
  entropy: 3.3,
  remedy: revokeAt('dashboard.knock.app > Developers > API keys'),
  source: ['Knock: API keys'],
};
