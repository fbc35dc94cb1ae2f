import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const paytmMerchantKey: SecretRule = {
  id: 'secret/paytm-merchant-key',
  title: 'A Paytm merchant key is in the diff',
  provider: 'Paytm',
  keywords: ['paytm'],
  pattern: assigned('paytm', /[A-Za-z0-9@#%&!_]{16}/i),
  longest: longestAssigned + 16,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Paytm dashboard under Developer Settings > API Keys and issue a new one.',
  source: ['Paytm Docs: API keys'],
};
