import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const blockfrostProjectId: SecretRule = {
  id: 'secret/blockfrost-project-id',
  title: 'A Blockfrost project ID, which is its key is in the diff',
  provider: 'Blockfrost',
  keywords: ['mainnet', 'preprod', 'preview', 'testnet', 'ipfs'],
  pattern: freeStanding(/(?:mainnet|preprod|preview|testnet|ipfs)[A-Za-z0-9]{32}/),
  longest: 39,
  entropy: 3.6,
  valid: isDrawnByChance,
  remedy: revokeAt('blockfrost.io/dashboard'),
  source: ['Blockfrost: Start building'],
};
