import { bitcoinAlphabet, hasBase58Checksum } from '../base58.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const bitcoinPrivateKey: SecretRule = {
  id: 'secret/bitcoin-private-key',
  title: 'A Bitcoin private key is in the diff',
  provider: 'Bitcoin',
  keywords: ['wif', 'bitcoin', 'btc', 'privkey', 'private_key', 'privatekey', 'private-key', 'private key'],
  pattern: freeStanding(/[5KL][1-9A-HJ-NP-Za-km-z]{50,51}/),
  longest: 52,
  near: 160,
  valid: (key) => hasBase58Checksum(key, bitcoinAlphabet),
  remedy: 'Move what the address holds to one of another key.',
  source: ['Bitcoin Wiki: Wallet import format'],
};
