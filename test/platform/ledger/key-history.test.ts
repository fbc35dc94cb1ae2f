import { expect, test } from 'vitest';
import { signHead } from '../../../src/platform/ledger/head-signature.ts';
import { generateLedgerKey } from '../../../src/platform/ledger/key.ts';
import { checkKeyHistory, introduceKey, type KeyRecord } from '../../../src/platform/ledger/key-history.ts';

const one = generateLedgerKey();
const two = generateLedgerKey();
const three = generateLedgerKey();
const first = introduceKey(one, null, []);
const second = introduceKey(two, one, [first]);
const third = introduceKey(three, two, [first, second]);
const self = introduceKey(generateLedgerKey(), null, []);

test('every key is introduced by the one before, and the first by itself', () => {
  const history = checkKeyHistory([first, second, third]);
  expect(history).toMatchObject({ ok: true, keys: [one, two, three].map(({ id }) => ({ id })) });
  expect(checkKeyHistory([])).toEqual({ ok: true, keys: [] });
});

test.each<[string, unknown[], string]>([
  [
    'a key that introduces itself',
    [first, { ...self, previousKeyId: one.id }],
    'key 2: the key before has not',
  ],
  ['a second first key', [first, self], 'key 2: it does not follow'],
  ['a history without its beginning', [second, third], 'key 1: it does not follow'],
  ['a history with a gap', [first, third], 'key 2: it does not follow'],
  ['another order', [first, third, second], 'key 2'],
  ['a key twice', [first, second, { ...first, previousKeyId: second.keyId }], 'key 3: it was in use before'],
  ['an id of another key', [{ ...first, keyId: second.keyId }], 'key 1: its id is not'],
  ['another public key', [{ ...first, publicKey: second.publicKey }], 'key 1: its id is not'],
  ['what is no public key', [{ ...first, publicKey: 'x' }], 'key 1: it is not a public key'],
  ['what is no record', [first, { some: 'thing' }], 'key 2: it is not a key record'],
])('%s is found', (_name, records, problem) => {
  expect(checkKeyHistory(records)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
});

test('a signature over a head introduces no key', () => {
  const { signature } = signHead({ installation: 7, seq: 1, hash: 'a'.repeat(64) }, one);
  const forged: KeyRecord = { ...self, previousKeyId: one.id, signature };
  expect(checkKeyHistory([first, forged])).toMatchObject({ ok: false });
});

test('a key that was in use before is not introduced again', () => {
  expect(() => introduceKey(one, two, [first, second])).toThrow(/cannot take the key .*in use before/);
});
