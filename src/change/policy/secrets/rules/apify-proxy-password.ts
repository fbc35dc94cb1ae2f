import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const apifyProxyPassword: SecretRule = {
  id: 'secret/apify-proxy-password',
  title: 'An Apify proxy password is in the diff',
  provider: 'Apify',
  keywords: ['apify_proxy_'],
  pattern: freeStanding(/apify_proxy_[A-Za-z0-9]{30,44}/),
  longest: 56,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('console.apify.com/proxy'),
  source: ['Apify: Proxy'],
};
