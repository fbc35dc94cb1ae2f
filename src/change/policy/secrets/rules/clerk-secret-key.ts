import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const clerkSecretKey: SecretRule = {
  id: 'secret/clerk-secret-key',
  title: 'A Clerk secret key is in the diff',
  provider: 'Clerk',
  keywords: ['clerk'],
  pattern: assigned('clerk', /sk_live_[A-Za-z0-9]{40,60}/),
  longest: longestAssigned + 68,
  entropy: 3.3,
  remedy: revokeAt('dashboard.clerk.com > API keys'),
  source: ['Clerk: API keys'],
};
