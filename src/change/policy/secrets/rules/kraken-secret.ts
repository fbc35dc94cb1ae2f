import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const krakenSecret: SecretRule = {
  id: 'secret/kraken-secret',
  title: 'A Kraken API secret is in the diff',
  provider: 'Kraken',
  keywords: ['kraken'],
  pattern: assigned('kraken', /[A-Za-z0-9+/]{86}==/),
  longest: longestAssigned + 88,
  entropy: 3.3,
  remedy: revokeAt('pro.kraken.com > Security > API'),
  source: ['Kraken: API key'],
};
