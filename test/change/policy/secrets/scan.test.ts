import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Automaton } from '../../../../src/change/policy/secrets/automaton.ts';
import { createScanner } from '../../../../src/change/policy/secrets/scan.ts';
import type { SecretRule } from '../../../../src/change/policy/secrets/secret-rule.ts';

const letters = fc.stringMatching(/^[a-c]{1,4}$/);

test('the automaton finds every keyword wherever it stands, in either case', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { minLength: 1 }),
      fc.stringMatching(/^[A-Ca-d]{0,40}$/),
      (words, text) => {
        const expected: string[] = [];
        for (let end = 1; end <= text.length; end += 1) {
          for (const word of words) {
            if (text.slice(0, end).toLowerCase().endsWith(word)) expected.push(`${word}@${end}`);
          }
        }
        const seen: string[] = [];
        new Automaton(words).scan(text, (keyword, end) => seen.push(`${words[keyword]}@${end}`));
        expect(seen.toSorted()).toEqual(expected.toSorted());
      },
    ),
  );
});

const rule = (id: `secret/${string}`, more: Partial<SecretRule>): SecretRule => ({
  id,
  title: 'A key',
  provider: 'Acme',
  keywords: ['acme_'],
  pattern: /(?<![A-Za-z0-9_])(?<secret>acme_[a-z0-9]{12})(?![A-Za-z0-9_])/,
  longest: 17,
  remedy: 'Revoke it.',
  source: ['Acme: Keys'],
  ...more,
});
const key = ['acme', 'q7w2e9r4t1yz'].join('_');

test('a secret is found once, by the first rule that fits, and not in the midst of something longer', () => {
  const scanner = createScanner([
    rule('secret/acme', {}),
    rule('secret/any', { pattern: /(?<secret>[a-z0-9_]{17})/, keywords: ['acme'] }),
  ]);
  const found = scanner.scan(`a = "${key}"\nb = ${key}x\nc=${key}`);
  expect(found.map(({ rule: { id }, start, secret }) => [id, start, secret])).toEqual([
    ['secret/acme', 5, key],
    ['secret/any', 28, key],
    ['secret/acme', 49, key],
  ]);
});

test('a keyword near by is asked for, and what has to stand beside', () => {
  const near = rule('secret/near', {
    keywords: ['acme'],
    pattern: /(?<![a-z0-9])(?<secret>[a-z0-9]{12})(?![a-z0-9])/,
    longest: 12,
    near: 10,
  });
  const scanner = createScanner([near]);
  expect(scanner.scan('acme key = q7w2e9r4t1yz')).toHaveLength(1);
  expect(scanner.scan('q7w2e9r4t1yz for the acme')).toHaveLength(1);
  expect(scanner.scan('acme                     q7w2e9r4t1yz')).toHaveLength(0);
  const besides = createScanner([{ ...near, besides: { pattern: /account-\d{4}/, lines: 1 } }]);
  expect(besides.scan('account-1234\nacme = q7w2e9r4t1yz')).toHaveLength(1);
  expect(besides.scan('account-1234\n\n\nacme = q7w2e9r4t1yz')).toHaveLength(0);
});

test('examples, weak texts and wrong checksums are none', () => {
  const scanner = createScanner([
    rule('secret/acme', { entropy: 3, valid: (secret) => secret.endsWith('z') }),
  ]);
  expect(scanner.scan(key)).toHaveLength(1);
  expect(scanner.scan(key.replace(/z$/, 'y'))).toEqual([]);
  expect(scanner.scan(`acme_${'ab'.repeat(6)}`)).toEqual([]);
  expect(scanner.scan(`acme_${'x'.repeat(12)}`)).toEqual([]);
  expect(scanner.scan(['acme', 'example12345'].join('_'))).toEqual([]);
});

test('a text of nothing but keywords is read in time that grows with its length', () => {
  const scanner = createScanner([rule('secret/acme', {})]);
  const time = (length: number) => {
    const text = 'acme_'.repeat(length / 5);
    const began = performance.now();
    scanner.scan(text);
    return performance.now() - began;
  };
  time(100_000);
  expect(time(1_000_000) / Math.max(5, time(250_000))).toBeLessThan(12);
});
