import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  generateLedgerKey,
  keyIdOf,
  ledgerKeyPem,
  parseLedgerKeys,
  parsePublicKey,
  publicKeyText,
} from '../../../src/platform/ledger/key.ts';

const key = generateLedgerKey();
const pem = ledgerKeyPem(key);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

test.each([
  ['as it is', pem],
  ['with line breaks written out', pem.replaceAll('\n', '\\n')],
  ['in base64', Buffer.from(pem).toString('base64')],
])('a key is read %s', (_name, text) => {
  expect(parseLedgerKeys(text).map(({ id }) => id)).toEqual([key.id]);
});

test('several keys can stand one after another', () => {
  const other = generateLedgerKey();
  expect(parseLedgerKeys(`${pem}${ledgerKeyPem(other)}`).map(({ id }) => id)).toEqual([key.id, other.id]);
});

test.each([
  ['nonsense', 'hello '.repeat(20), 'neither a whole PEM block nor'],
  ['a key that was cut off', pem.slice(0, 60), 'neither a whole PEM block nor'],
  ['a damaged key', pem.replace('MC4C', 'AAAA'), 'no private key that can be read'],
  [
    'a public key',
    createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    'no private',
  ],
  [
    'a key of another kind',
    rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'of the kind rsa',
  ],
])('%s is refused, and nothing of it is told', (_name, text, problem) => {
  const refused = () => parseLedgerKeys(text);
  expect(refused).toThrow(problem);
  expect(refused).not.toThrow(text.slice(30, 60));
});

test('the public half is read as it is published, or as a PEM block', () => {
  const published = publicKeyText(key);
  const block = createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }).toString();
  for (const text of [published, `${published}\n`, block]) expect(keyIdOf(parsePublicKey(text))).toBe(key.id);
  expect(() => parsePublicKey('hello')).toThrow('not a public key');
  expect(() => parsePublicKey(rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString())).toThrow(
    'Ed25519',
  );
  // Nobody shall hand over the secret half where the public one is asked for.
  expect(() => parsePublicKey(pem)).toThrow('private');
});
