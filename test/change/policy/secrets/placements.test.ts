import { describe, expect, test } from 'vitest';
import { secrets } from '../../../../src/change/policy/detectors/secrets.ts';
import { adding } from '../../changed-file.ts';
import { sightingsOf } from '../sightings.ts';
import { draw, placeholderOf, seeded } from './draw.ts';
import { placements } from './placements.ts';
import * as s2 from './s2-formats.ts';
import * as s3 from './s3-formats.ts';

const named = (id: string) =>
  id
    .replace(/^(?=\d)/, 'the-')
    .replaceAll('-', '_')
    .toUpperCase();
const formats: readonly (readonly [rule: string, name: string, form: string])[] = [
  ...s2.ownForms.flatMap(([id, ...forms]) => forms.map((form) => [id, named(id), form] as const)),
  ...s2.namedForms.flatMap(([id, name, ...forms]) => forms.map((form) => [id, name, form] as const)),
  ...[...s3.ownForms, ...s3.namedForms].map(([id, name, form]) => [id, name || named(id), form] as const),
].filter(([, name]) => /^\w+$/.test(name));

const found = (path: string, text: string) =>
  sightingsOf(secrets, [{ ...adding(path, text), texts: { readable: true, base: null, head: text } }]);

describe('of the secrets of all formats, no more than one in two hundred is missed', () => {
  test.each(placements)('%s', (_, path, write) => {
    const random = seeded(path.length + write.length);
    const missed: string[] = [];
    const looked = formats.filter((_format, index) => index % 4 === path.length % 4);
    for (const [id, name, form] of looked) {
      const text = write(name, draw(form, random));
      if (found(path, text).length === 0) missed.push(`${id}: ${text}`);
    }
    // What is drawn from digits alone may look like a number, and one in some hundred like a word.
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(Math.ceil(looked.length / 200) + 1);
  });
});

/** What stands where a secret would, in introductions, templates and tests. */
const none: readonly (readonly [string, (form: string, name: string) => string])[] = [
  ['crosses', placeholderOf],
  ['one character', (form) => form.replace(/\{[a-z0-9]+:(\d+)\}/g, (_, n) => '0'.repeat(Number(n)))],
  ['a row', (form) => filled(form, '1234567890')],
  ['the alphabet', (form) => filled(form, 'abcdefghijklmnopqrstuvwxyz')],
  ['a few in turn', (form) => filled(form, 'abc123')],
  ['letters and digits in turn', (form) => filled(form, 'a1b2c3d4e5f6g7h8i9j0')],
  ['words', (form) => `${form.split('{')[0]}fake-token-for-testing`],
  ['a slot', (form) => `${form.split('{')[0]}<token>`],
  ['its own name', (_, name) => name],
  ['the name of another', () => 'ACME_CLIENT_SECRET'],
  ['an expression', (_, name) => `\${${name}}`],
  ['a template', () => '{{ secret }}'],
  ['the environment', (_, name) => `process.env.${name}`],
  ['a reference', () => 'op://Prod/acme/credential'],
];

function filled(form: string, row: string): string {
  let at = 0;
  const plain = form.replaceAll('{uuid}', '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}');
  return plain.replace(/\{[a-z0-9]+:(\d+)\}/g, (_, length) =>
    Array.from({ length: Number(length) }, () => row[at++ % row.length]).join(''),
  );
}

describe('what stands for a secret is none, whatever the format', () => {
  const places = placements.filter(([name]) =>
    ['environment file', 'YAML', 'JSON', 'Secret', 'TypeScript', 'Markdown', 'address'].includes(name),
  );
  test.each(none)('%s', (_, write) => {
    const taken: string[] = [];
    // Short bodies leave no room for a row.
    const looked = formats.filter(([, , form]) => placeholderOf(form).length >= 30 && !/\{d:/.test(form));
    for (const [index, [id, name, form]] of looked.entries()) {
      const [, path, place] = places[index % places.length] ?? ['', 'a.env', (n, s) => `${n}=${s}`];
      const text = place(name, write(form, name));
      if (found(path, text).some(({ weight }) => weight !== 'warn')) taken.push(`${id}: ${text}`);
    }
    expect(taken.length, taken.join('\n')).toBeLessThanOrEqual(Math.floor(looked.length / 100));
  });
});
