import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createPayloadCipher,
  derivePayloadKeys,
  PayloadUnreadable,
} from '../../src/platform/payload-cipher.ts';

const key = () => new Uint8Array(randomBytes(32));

test('whatever is sealed comes out again, and nothing of it can be seen while it is sealed', () => {
  const cipher = createPayloadCipher([key()]);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (plain, context) => {
      const sealed = cipher.seal(plain, context);
      expect(new Uint8Array(cipher.open(sealed, context))).toEqual(plain);
      if (plain.length >= 8) expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false);
    }),
  );
});

test('the same payload is sealed differently every time', () => {
  const cipher = createPayloadCipher([key()]);
  const plain = Buffer.from('the same');
  const sealed = Array.from({ length: 1000 }, () => Buffer.from(cipher.seal(plain, 'a')).toString('hex'));
  expect(new Set(sealed).size).toBe(1000);
});

test('it opens for what it was sealed for only', () => {
  const cipher = createPayloadCipher([key()]);
  const sealed = cipher.seal(Buffer.from('{}'), 'one delivery');
  expect(() => cipher.open(sealed, 'another delivery')).toThrow('belongs to another delivery');
});

test('a change of any byte is noticed, and so is the loss of the end', () => {
  const cipher = createPayloadCipher([key()]);
  const sealed = cipher.seal(Buffer.from('{"a":1}'), 'a');
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = new Uint8Array(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => cipher.open(changed, 'a'), `byte ${index}`).toThrow(PayloadUnreadable);
    expect(() => cipher.open(sealed.subarray(0, index), 'a'), `${index} bytes`).toThrow(PayloadUnreadable);
  }
});

test('after a new key was put first, what the old one sealed still opens; without the old one the remedy is said', () => {
  const [before, after] = [key(), key()];
  const sealed = createPayloadCipher([before]).seal(Buffer.from('old'), 'a');
  const rotated = createPayloadCipher([after, before]);
  expect(Buffer.from(rotated.open(sealed, 'a')).toString()).toBe('old');
  const fresh = rotated.seal(Buffer.from('new'), 'a');
  expect(Buffer.from(createPayloadCipher([after]).open(fresh, 'a')).toString()).toBe('new');
  expect(() => createPayloadCipher([after]).open(sealed, 'a')).toThrow(
    /key [0-9a-f]{16}.*WIRED_CHAOS_PAYLOAD_KEYS/,
  );
});

test('a key of the wrong length and no key at all are refused', () => {
  expect(() => createPayloadCipher([])).toThrow('without a key');
  expect(() => createPayloadCipher([key(), new Uint8Array(31)])).toThrow('32 bytes');
});

test('derived keys depend on the private key and on nothing about how it is written', () => {
  const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const [one, other] = [pair(), pair()];
  const pem = (type: 'pkcs1' | 'pkcs8') => one.export({ type, format: 'pem' }).toString();
  const otherPem = other.export({ type: 'pkcs8', format: 'pem' }).toString();
  const [first, second] = derivePayloadKeys([pem('pkcs1'), otherPem]);
  expect(derivePayloadKeys([pem('pkcs8')])).toEqual([first]);
  expect(derivePayloadKeys([otherPem])).toEqual([second]);
  expect(first).not.toEqual(second);
  expect(first).toHaveLength(32);
});
