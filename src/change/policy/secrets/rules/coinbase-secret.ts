import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const coinbaseSecret: SecretRule = {
  id: 'secret/coinbase-secret',
  title: 'A Coinbase API secret is in the diff',
  provider: 'Coinbase',
  keywords: ['coinbase', 'cdp-api', 'cdp.api', 'cdpapi', 'cdp_'],
  pattern: assigned('coinbase|(?<![a-z])cdp', /(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9]{32}|[A-Za-z0-9_-]{64})/),
  longest: longestAssigned + 88,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.cdp.coinbase.com > API keys'),
  source: ['Coinbase Developer Platform: API keys'],
};
