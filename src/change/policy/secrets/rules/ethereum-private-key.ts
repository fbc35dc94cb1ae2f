import { createHash } from 'node:crypto';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

/** First octets of SHA-256 of the keys that development chains give to everyone. */
const known = new Set([
  'bc1a50966c9e6486',
  '8335c55334821eef',
  'b26ab6529d20ebeb',
  '64034b44c579b335',
  '4d3e46eec8244d1d',
  '578592185588730b',
]);

function isOwn(key: string): boolean {
  const plain = key.toLowerCase().replace(/^0x/, '');
  return !known.has(createHash('sha256').update(plain).digest('hex').slice(0, 16));
}

export const ethereumPrivateKey: SecretRule = {
  id: 'secret/ethereum-private-key',
  title: 'An Ethereum private key is in the diff',
  provider: 'Ethereum',
  keywords: ['private_key', 'privatekey', 'private-key', 'private key', 'privkey', 'deployer', 'mnemonic'],
  pattern: new RegExp(
    `(?:(?:priv(?:ate)?[ _-]?key|deployer[ _-]?(?:pk|key))s?\\w{0,20}["'\\s]{0,3}[^\\w\\r\\n]{1,12}["']?)` +
      freeStanding(/(?:0x)?[0-9a-f]{64}/i).source,
    'i',
  ),
  longest: 140,
  entropy: 2.8,
  valid: isOwn,
  remedy: 'Move what the account holds to a new one, and take its roles in contracts away.',
  source: ['ethereum.org: Ethereum accounts'],
};
