import { hasBase58Checksum, rippleAlphabet } from '../base58.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const xrpSecretSeed: SecretRule = {
  id: 'secret/xrp-secret-seed',
  title: 'An XRP Ledger seed is in the diff',
  provider: 'XRP Ledger',
  keywords: ['xrp', 'ripple', 'seed', 'secret'],
  pattern: freeStanding(/s[1-9A-HJ-NP-Za-km-z]{28,30}/),
  longest: 31,
  near: 120,
  valid: (seed) => hasBase58Checksum(seed, rippleAlphabet),
  remedy:
    'Move what the account holds to a new one, or give it another regular key and disable the master key.',
  source: ['XRP Ledger Docs: Base58 encodings'],
};
