import { isDrawnByChance } from '../drawn-by-chance.ts';
import { beforeValue, namedValue } from '../named-value.ts';
import type { SecretRule } from '../secret-rule.ts';

export const zerotierApiToken: SecretRule = {
  id: 'secret/zerotier-api-token',
  title: 'A ZeroTier API token is in the diff',
  provider: 'ZeroTier',
  keywords: ['zerotier', 'zero_tier'],
  pattern: namedValue('zero_?-?tier', /[A-Za-z0-9]{32}/),
  longest: beforeValue + 32,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in ZeroTier Central under Account > API Access Tokens and issue a new one.',
  source: ['ZeroTier Docs: API tokens'],
};
