import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const okxApiSecret: SecretRule = {
  id: 'secret/okx-api-secret',
  title: 'An OKX secret key is in the diff',
  provider: 'OKX',
  keywords: ['okx', 'okex'],
  pattern: assigned('okx|okex', /[0-9A-F]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in OKX under API and issue a new one.',
  source: ['OKX API guide: API key creation'],
};
