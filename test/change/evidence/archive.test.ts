import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readArchive } from '../../../src/change/evidence/archive.ts';
import { craftZip } from './archives.ts';

const megabyte = 1024 * 1024;

function reasonFor(zip: Uint8Array): string {
  const result = readArchive(zip);
  return result.ok ? 'accepted' : result.reason;
}

test('an honest archive opens, deflated or stored, whoever wrote it', () => {
  const content = new TextEncoder().encode('{"a":1}');
  for (const zip of [
    craftZip([{ name: 'collected.json', content }]),
    craftZip([{ name: 'collected.json', content, method: 0 }]),
    zipSync({ 'collected.json': content }),
  ]) {
    const result = readArchive(zip);
    expect(result.ok && new TextDecoder().decode(result.files.get('collected.json'))).toBe('{"a":1}');
  }
});

test('an empty file is a file', () => {
  const result = readArchive(craftZip([{ name: 'empty.xml', content: '' }]));
  expect(result.ok && result.files.get('empty.xml')?.length).toBe(0);
});

test('a bomb of zeros is refused by what it declares, before it is inflated', () => {
  expect(reasonFor(craftZip([{ name: 'a.xml', content: new Uint8Array(10 * megabyte) }]))).toMatch(/grow/);
  expect(reasonFor(craftZip([{ name: 'a.xml', content: 'x', declaredSize: 4_000_000_000 }]))).toMatch(
    /would be 4000000000 bytes/,
  );
});

test('a bomb that declares little is cut off where it said it would end', () => {
  const zip = craftZip([{ name: 'a.xml', content: new Uint8Array(64 * megabyte), declaredSize: 1000 }]);
  const before = process.memoryUsage().arrayBuffers;
  expect(reasonFor(zip)).toMatch(/not what the archive says/);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * megabyte);
});

test('files that each are small enough are refused together, by size and by number', () => {
  const content = new Uint8Array(120 * 1024);
  const large = { content, method: 0, declaredSize: 19 * megabyte };
  expect(reasonFor(craftZip(['a', 'b', 'c', 'd'].map((name) => ({ name, ...large }))))).toMatch(
    /it would be 79691776 bytes/,
  );
  const many = Array.from({ length: 101 }, (_, index) => ({ name: `f${index}.xml`, content: 'x' }));
  expect(reasonFor(craftZip(many))).toMatch(/101 entries/);
});

test.each([
  '../evil.json',
  '/etc/passwd',
  'C:\\windows\\x',
  'a/b.json',
  'a\\b.json',
  'a\0.json',
  '..',
  'a..json',
  '.hidden',
  'ümlaut.xml',
  'line\nfeed.xml',
  '',
  'x'.repeat(200),
])('the name %j is refused', (name) => {
  expect(reasonFor(craftZip([{ name, content: 'x' }]))).toMatch(/flat names/);
});

test('two entries of one name, or two names of one entry, are refused', () => {
  const twice = [
    { name: 'a.json', content: '1' },
    { name: 'a.json', content: '2' },
  ];
  expect(reasonFor(craftZip(twice))).toMatch(/twice/);
  expect(reasonFor(craftZip([{ name: 'a.json', localName: 'b.json', content: '1' }]))).toMatch(/two names/);
});

test('entries that share bytes are refused: one may not hide in the data of another', () => {
  const inner = craftZip([{ name: 'b.json', content: 'two' }]);
  const entries = [
    { name: 'a.json', content: inner, method: 0 },
    { name: 'b.json', content: 'two', at: 30 + 'a.json'.length },
  ];
  expect(reasonFor(craftZip(entries))).toMatch(/overlap/);
  expect(
    reasonFor(
      craftZip([
        { name: 'a.json', content: 'x' },
        { name: 'b.json', content: 'x', at: 0 },
      ]),
    ),
  ).toMatch(/two names/);
});

test('links, folders, encryption and odd compression are refused', () => {
  expect(reasonFor(craftZip([{ name: 'a', content: '/etc/passwd', mode: 0o120777 }]))).toMatch(/plain file/);
  expect(reasonFor(craftZip([{ name: 'a', content: '', mode: 0o040755 }]))).toMatch(/plain file/);
  expect(reasonFor(craftZip([{ name: 'a', content: 'x', flags: 1 }]))).toMatch(/encrypted/);
  expect(reasonFor(craftZip([{ name: 'a', content: 'x', method: 12 }]))).toMatch(/compressed in a way/);
});

test('a directory that lies about itself is refused', () => {
  const entry = { name: 'a.json', content: 'x' };
  expect(reasonFor(craftZip([entry], { count: 2 }))).toMatch(/torn/);
  expect(reasonFor(craftZip([entry, { ...entry, name: 'b.json' }], { count: 1 }))).toMatch(/torn/);
  expect(reasonFor(craftZip([entry], { count: 0xffff }))).toMatch(/zip64/);
  expect(reasonFor(craftZip([{ ...entry, declaredSize: 2 }]))).toMatch(/not what the archive says/);
  const zip = craftZip([entry]);
  expect(reasonFor(new Uint8Array([1, 2, 3, ...zip]))).toMatch(/not where it says/);
  expect(reasonFor(zip.subarray(0, zip.length - 1))).toMatch(/not a zip archive/);
});

test('an archive in an archive stays bytes', () => {
  const inner = craftZip([{ name: 'a.json', content: 'x' }]);
  const result = readArchive(craftZip([{ name: 'inner.zip', content: inner, method: 0 }]));
  expect(result.ok && result.files.get('inner.zip')).toEqual(inner);
});

test('more than 20 MB is not looked into', () => {
  expect(reasonFor(new Uint8Array(21 * megabyte))).toMatch(/more than/);
});

test('whatever the bytes, it answers and never throws', () => {
  const honest = craftZip([
    { name: 'a.json', content: 'one' },
    { name: 'b.xml', content: 'two'.repeat(50) },
  ]);
  const damage = fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { maxLength: 6 });
  fc.assert(fc.property(fc.uint8Array(), (bytes) => !readArchive(bytes).ok));
  fc.assert(
    fc.property(damage, (changes) => {
      const zip = honest.slice();
      for (const [at, value] of changes) zip[at] = value;
      expect(typeof readArchive(zip).ok).toBe('boolean');
    }),
    { numRuns: 2_000 },
  );
});
