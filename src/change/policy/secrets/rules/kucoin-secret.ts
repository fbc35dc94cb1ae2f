import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const kucoinSecret: SecretRule = {
  id: 'secret/kucoin-secret',
  title: 'A KuCoin API secret is in the diff',
  provider: 'KuCoin',
  keywords: ['kucoin'],
  pattern: assigned('kucoin', /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/, 'secret'),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('kucoin.com/account/api'),
  source: ['KuCoin: Authentication'],
};
