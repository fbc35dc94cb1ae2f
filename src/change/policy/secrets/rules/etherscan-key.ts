import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const etherscanKey: SecretRule = {
  id: 'secret/etherscan-key',
  title: 'An Etherscan API key is in the diff',
  provider: 'Etherscan',
  keywords: ['etherscan', 'polygonscan', 'bscscan', 'arbiscan', 'ftmscan', 'basescan'],
  pattern: assigned('(?:ether|polygon|bsc|arbi|ftm|base)scan', /[A-Z0-9]{34}/),
  longest: longestAssigned + 34,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('etherscan.io/myapikey'),
  source: ['Etherscan: Getting an API key'],
};
