import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const coingeckoApiKey: SecretRule = {
  id: 'secret/coingecko-api-key',
  title: 'A CoinGecko API key is in the diff',
  provider: 'CoinGecko',
  keywords: ['cg-'],
  pattern: freeStanding(/CG-[A-Za-z0-9]{24}/),
  longest: 27,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: revokeAt('coingecko.com/en/developers/dashboard'),
  source: ['CoinGecko API: Authentication'],
};
