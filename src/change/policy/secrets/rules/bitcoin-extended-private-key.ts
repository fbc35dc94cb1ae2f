import { bitcoinAlphabet, hasBase58Checksum } from '../base58.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const bitcoinExtendedPrivateKey: SecretRule = {
  id: 'secret/bitcoin-extended-private-key',
  title: 'An extended private key of a wallet is in the diff',
  provider: 'Bitcoin',
  keywords: ['xprv', 'yprv', 'zprv'],
  pattern: freeStanding(/[xyz]prv[1-9A-HJ-NP-Za-km-z]{107}/),
  longest: 111,
  valid: (key) => hasBase58Checksum(key, bitcoinAlphabet),
  remedy: 'Move what the wallet holds to one of another seed.',
  source: ['BIP 32: Hierarchical deterministic wallets'],
};
