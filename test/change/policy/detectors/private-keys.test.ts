import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { privateKeys } from '../../../../src/change/policy/detectors/private-keys.ts';
import { adding } from '../../changed-file.ts';
import { keyFiles, lookAlikes, openssh, pkcs8 } from '../keys.ts';
import { sightingsOf, sightsOf } from '../sightings.ts';

const find = (text: string, from?: number) => sightingsOf(privateKeys, [adding('deploy/key', text, from)]);
const lineCount = (text: string) => text.trimEnd().split('\n').length;

describe('each kind of key, in each place where keys are put', () => {
  test.each(keyFiles)('%s', (kind, file) => {
    const whole = { start: 1, end: lineCount(file) };
    const places: readonly (readonly [string, string, { start: number; end: number }])[] = [
      ['a file', file, whole],
      ['CRLF', file.replaceAll('\n', '\r\n'), whole],
      ['indented in YAML', `key: |\n${file.replace(/^/gm, '    ')}`, { start: 2, end: whole.end + 1 }],
      ['commented', file.replace(/^(?=.)/gm, '# '), whole],
      ['a JSON string', JSON.stringify({ a: 1, key: file, z: 2 }), { start: 1, end: 1 }],
      ['JSON in JSON', JSON.stringify({ all: JSON.stringify({ key: file }) }), { start: 1, end: 1 }],
      ['base64', `data: ${Buffer.from(file).toString('base64')}`, { start: 1, end: 1 }],
      [
        'base64 twice',
        Buffer.from(Buffer.from(file).toString('base64')).toString('base64'),
        { start: 1, end: 1 },
      ],
    ];
    for (const [place, text, lines] of places) {
      const findings = find(text);
      expect(findings, place).toHaveLength(1);
      expect(findings[0]?.lines, place).toEqual(lines);
      expect(findings[0]?.preview, place).toContain(kind);
    }
  });
});

test.each(lookAlikes)('%s passes', (_, text) => {
  expect(find(text)).toEqual([]);
  expect(find(JSON.stringify(text))).toEqual([]);
  expect(find(Buffer.from(text).toString('base64'))).toEqual([]);
});

test('base64 that was wrapped is put together again', () => {
  const wrapped = Buffer.from(pkcs8).toString('base64').replace(/.{76}/g, '$&\n');
  expect(find(`tls.key: |\n${wrapped.replace(/^/gm, '  ')}`)).toHaveLength(1);
});

test('a string put together from pieces is one key', () => {
  const pieces = pkcs8
    .trimEnd()
    .split('\n')
    .map((line) => `  "${line}\\n" +`)
    .join('\n');
  expect(find(`const key =\n${pieces}\n  "";`)).toHaveLength(1);
});

test('a key on one line with spaces for line ends is found', () => {
  expect(find(`KEY="${pkcs8.trimEnd().replaceAll('\n', ' ')}"`)).toHaveLength(1);
});

test('a body whose BEGIN line the diff does not add is found by its structure', () => {
  const body = pkcs8.trimEnd().split('\n').slice(1, -1).join('\n');
  expect(find(body, 2)).toMatchObject([{ lines: { start: 2, end: 1 + lineCount(body) } }]);
});

test('a key whose END line is missing is found, for it can be used all the same', () => {
  expect(find(openssh.slice(0, openssh.indexOf('-----END')))).toHaveLength(1);
});

test('two keys are two findings, and the preview shows neither', () => {
  const findings = find(`${pkcs8}\n${openssh}`);
  expect(findings.map((finding) => finding.lines)).toEqual([
    { start: 1, end: lineCount(pkcs8) },
    { start: lineCount(pkcs8) + 2, end: lineCount(pkcs8) + 1 + lineCount(openssh) },
  ]);
  for (const finding of findings) {
    for (const line of `${pkcs8}${openssh}`.split('\n').filter((text) => text.length > 10)) {
      expect(finding.preview).not.toContain(line);
    }
  }
});

test('the fingerprint stays when the key moves, and changes with file, key and salt', async () => {
  const print = async (text: string, { path = 'deploy/key', from = 1, salt = 'of this test' } = {}) =>
    (await sightsOf(privateKeys, [adding(path, text, from)], { salt }))[0]?.fingerprint;
  const here = await print(pkcs8);
  expect(here).toMatch(/^[0-9a-f]{16}$/);
  expect(await print(`# moved\n\n${pkcs8}`, { from: 40 })).toBe(here);
  expect(await print(pkcs8.replace(/^/gm, '  '))).toBe(here);
  expect(await print(openssh)).not.toBe(here);
  expect(await print(pkcs8, { path: 'other' })).not.toBe(here);
  expect(await print(pkcs8, { salt: 'another' })).not.toBe(here);
});

test('any text is read without an error, and a key is found in the midst of any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.string()), (before, after) => {
      const clean = (lines: string[]) => lines.map((line) => line.replaceAll('\n', ' '));
      const start = before.length + 1;
      const text = [...clean(before), pkcs8.trimEnd(), ...clean(after)].join('\n');
      expect(find(text).some((finding) => finding.lines?.start === start)).toBe(true);
    }),
  );
});

test('a file of a megabyte on one line is read in good time', () => {
  const line = `${'ab '.repeat(200_000)}${' '.repeat(200_000)}-----${'BEGIN'} ${'A '.repeat(100_000)}`;
  expect(find(line)).toEqual([]);
});
