import { hasCrc16 } from '../base32-crc16.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const stellarSecretSeed: SecretRule = {
  id: 'secret/stellar-secret-seed',
  title: 'A Stellar secret seed is in the diff',
  provider: 'Stellar',
  keywords: ['stellar', 'soroban', 'seed', 'secret', 'horizon', 'xlm'],
  pattern: freeStanding(/S[A-Z2-7]{55}/),
  longest: 56,
  near: 160,
  valid: hasCrc16,
  remedy: 'Move what the account holds to a new one, or take the key from its signers.',
  source: ['Stellar Protocol: SEP-0023 Strkeys'],
};
