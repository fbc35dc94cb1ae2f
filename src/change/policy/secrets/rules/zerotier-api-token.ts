import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zerotierApiToken: SecretRule = {
  id: 'secret/zerotier-api-token',
  title: 'A ZeroTier API token is in the diff',
  provider: 'ZeroTier',
  keywords: ['zerotier', 'zero_tier'],
  pattern: assigned('zero_?-?tier', /[A-Za-z0-9]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in ZeroTier Central under Account > API Access Tokens and issue a new one.',
  source: ['ZeroTier Docs: API tokens'],
};
