import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secrets } from '../../../../../src/change/policy/detectors/secrets.ts';
import { adding } from '../../../changed-file.ts';
import { sightingsOf } from '../../sightings.ts';
import { type Alphabet, drawn } from '../credentials.ts';
import { leaks, spelled, spellings } from './leaks.ts';
import { texts, values } from './look-alikes.ts';
import { notations } from './notations.ts';

const look = (path: string, text: string) => sightingsOf(secrets, [adding(path, text)]);
const blocking = (path: string, text: string) => look(path, text).filter(({ weight }) => weight !== 'warn');

const kinds: readonly (readonly [Alphabet, number])[] = [
  ['hex', 32],
  ['base32', 32],
  ['alphanumeric', 20],
  ['base64url', 40],
  ['password', 16],
];

describe('a credential is found once, in every notation', () => {
  test.each(notations)('%s', (name, path, write) => {
    for (const [alphabet, length] of kinds) {
      // What a hash sign or an ampersand is there, is no part of the value.
      if (alphabet === 'password' && /query|redis/.test(name)) continue;
      for (let seed = 1; seed <= 4; seed += 1) {
        const value = drawn(alphabet, length, seed * 31);
        const found = look(path, write(value));
        expect(found, write(value)).toHaveLength(1);
        expect(found[0]?.subject).toContain(value);
        expect(found[0]?.weight).not.toBe('warn');
      }
    }
  });
});

describe('what has a notation of its own is named for it', () => {
  test.each(leaks)('%s', (_, rule, path, write) => {
    for (const length of [14, 22]) {
      const text = write(drawn('alphanumeric', length, length));
      expect(
        look(path, text).map((one) => one.rule),
        text,
      ).toEqual([rule]);
    }
  });
});

test.each(spellings)('a credential is seen through %s', (_, spell) => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const found = look('notes/a.txt', `first\nx = "${spell(spelled(seed))}"`);
    expect(found.map(({ rule }) => rule)).toEqual(['secret/connection-string']);
    expect(found[0]?.lines?.start).toBeGreaterThan(1);
  }
});

describe('what stands where a credential would, and is none, passes in every notation', () => {
  test.each(values.map((value) => [value]))('%s', (value) => {
    for (const [name, path, write] of notations) expect(blocking(path, write(value)), name).toEqual([]);
  });
});

test.each(texts)('%s is none', (_, path, text) => {
  expect(blocking(path, text)).toEqual([]);
});

test('the hash of a password is shown and does not block', () => {
  const hash = ['$2b$12$', drawn('alphanumeric', 53, 2)].join('');
  expect(look('seed.sql', `INSERT INTO users VALUES ('a', '${hash}');`)).toMatchObject([
    { rule: 'secret/password-hash', weight: 'warn' },
  ]);
});

test('neither the preview nor what stands open shows any of the secret', () => {
  for (const [, path, write] of notations) {
    const value = drawn('alphanumeric', 20, 77);
    for (const { preview, open } of look(path, write(value))) {
      for (let at = 0; at + 4 <= value.length; at += 1) {
        expect(`${preview} ${open}`).not.toContain(value.slice(at, at + 4));
      }
    }
  }
});

test('a value of a Secret is told by the manifest around it, though only its line is added', () => {
  const head = `kind: Secret\nmetadata:\n  name: a\ndata:\n  password: ${btoa('Winter2024')}\n  other: ${btoa('Summer2023')}\n`;
  const file = {
    ...adding('k8s/secret.yaml', head.split('\n')[4] ?? '', 5),
    status: 'modified' as const,
    texts: { readable: true as const, base: null, head },
  };
  expect(sightingsOf(secrets, [file])).toMatchObject([
    { rule: 'secret/kubernetes-secret', lines: { start: 5, end: 5 } },
  ]);
});

test('only what a change adds is looked at', () => {
  const [line] = [`password = "${drawn('password', 16, 5)}"`];
  const file = { ...adding('a.py', 'x = 1'), status: 'modified' as const };
  const texts = { readable: true as const, base: line, head: `${line}\nx = 1` };
  expect(sightingsOf(secrets, [{ ...file, texts }])).toEqual([]);
});

test('no text makes it throw', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'password',
      '="',
      "'",
      '://',
      '@',
      ':',
      '${',
      '\\u00',
      '%2',
      '\n',
      'Bearer ',
      'eyJ',
      'kind: Secret\ndata:\n',
    ),
    fc.base64String(),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom('a.ts', 'a.yaml', 'a.md', '.env'),
      (parts, path) => {
        look(path, parts.join(''));
      },
    ),
  );
});

describe('the time grows with the length of the text', () => {
  const value = drawn('alphanumeric', 24, 3);
  test.each([
    ['names', 'password_'],
    ['names and signs', 'password='],
    ['names in quotes', '"password":"'],
    ['names with types', 'secret: '],
    ['flags', '--token '],
    ['addresses', 'a://b:'],
    ['at signs', '://a:b@'],
    ['one word', 'aB3'],
    ['percent signs', '%41'],
    ['escapes', '\\u0041'],
    ['backslashes', '\\'],
    ['quotes', '"'],
    ['braces', '{"a":'],
    ['bearer', 'Bearer '],
    ['tokens', 'eyJhbGciOi.'],
    ['curl', 'curl -u '],
    ['machines', 'machine a login b '],
    ['secrets', `api_key = "${value}"\n`],
    ['white space', ' '],
    ['variables', 'variable "password" { '],
    ['base64 lines', `${'QUJD'.repeat(19)}\n`],
    ['lines of hashes', '# \n'],
  ])('%s', (_, piece) => {
    const time = (length: number) => {
      const files = [adding('a.conf', piece.repeat(Math.ceil(length / piece.length)).slice(0, length))];
      const began = process.cpuUsage();
      sightingsOf(secrets, files);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    };
    time(20_000);
    expect(time(400_000) / Math.max(60, time(100_000))).toBeLessThan(10);
  });
});
