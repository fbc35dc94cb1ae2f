import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const revenuecatSecretKey: SecretRule = {
  id: 'secret/revenuecat-secret-key',
  title: 'A RevenueCat secret key is in the diff',
  provider: 'RevenueCat',
  keywords: ['revenuecat', 'revenue_cat', 'revenue-cat'],
  pattern: assigned('revenue_?-?cat', /sk_[A-Za-z0-9]{20,40}/i),
  longest: longestAssigned + 43,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the RevenueCat dashboard under API Keys and issue a new one.',
  source: ['RevenueCat Docs: Authentication'],
};
