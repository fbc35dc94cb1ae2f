import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const coinmarketcapKey: SecretRule = {
  id: 'secret/coinmarketcap-key',
  title: 'A CoinMarketCap API key is in the diff',
  provider: 'CoinMarketCap',
  keywords: ['coinmarketcap', 'cmc_pro', 'cmc-pro', 'cmc.pro', 'cmcpro'],
  pattern: assigned('coinmarketcap|cmc_pro', /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('pro.coinmarketcap.com/account'),
  source: ['CoinMarketCap: Authentication'],
};
