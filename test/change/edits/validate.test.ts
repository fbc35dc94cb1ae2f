import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateChange } from '../../../src/change/edits/validate.ts';
import type { Change, Edit } from '../../../src/domain/change.ts';
import { Sha } from '../../../src/domain/ids.ts';

const change = (...edits: Edit[]): Change => ({
  base: Sha.parse('a'.repeat(40)),
  edits,
  message: { subject: 'Revert "x"', body: '' },
});
const base64 = (text: string) => Buffer.from(text).toString('base64');
const write = (path: string, content = 'x', mode: '100644' | '100755' | '120000' = '100644'): Edit => ({
  kind: 'write',
  path,
  mode,
  content: base64(content),
});

test.each([
  'README.md',
  'src/größe/日本 (1).ts',
  '.github/workflows/ci.yml',
  '.gitignore',
  '.gitattributes',
  '.gitmodules',
  'a/.git-keep',
  'git~x/file',
  '...',
  'a..b/c',
  '[slug]/page.tsx',
])('%s may be written and deleted', (path) => {
  expect(validateChange(change(write(path)))).toEqual([]);
  expect(validateChange(change({ kind: 'delete', path }))).toEqual([]);
});

test.each([
  '../outside',
  'a/../../b',
  './a',
  'a/.',
  '/etc/passwd',
  'C:/x',
  'a//b',
  'a/',
  'a\\b',
  '..\\x',
  'a\0b',
  'a\nb',
  '.git/config',
  '.GIT/hooks/post-checkout',
  'sub/.git/config',
  'sub/.git',
  '.git /config',
  '.git./config',
  '.git. . /config',
  'git~1/config',
  'GIT~2/x',
  '.g\u200cit/config',
  '.git::$INDEX_ALLOCATION/config',
  'half\ud800',
  'x'.repeat(300),
])('%j may be neither written nor deleted', (path) => {
  expect(validateChange(change(write(path)))).toHaveLength(1);
  expect(validateChange(change({ kind: 'delete', path }))).toHaveLength(1);
});

test.each([
  ['link', 'target', true],
  ['a/link', '../b/file', true],
  ['a/b/link', '../../c', true],
  ['link', '../outside', false],
  ['a/link', '../../outside', false],
  ['a/link', 'x/../../../y', false],
  ['link', '/etc/passwd', false],
  ['link', 'C:\\x', false],
  ['link', '.git/config', false],
  ['link', '', false],
])('a link at %s to %j stays inside: %s', (path, target, inside) => {
  expect(validateChange(change(write(path, target, '120000'))).length === 0).toBe(inside);
});

test('a path may be named once', () => {
  expect(validateChange(change(write('a'), { kind: 'delete', path: 'a' }))).toEqual(['a is edited twice']);
  expect(validateChange(change(write('Readme'), write('README')))).toEqual([
    'README and Readme differ only in case',
  ]);
  expect(validateChange(change({ kind: 'delete', path: 'Readme' }, write('README')))).toEqual([]);
});

test('a file, or a link, cannot be a folder at the same time', () => {
  expect(validateChange(change(write('a', 'b', '120000'), write('a/x')))).toEqual([
    'a is written as a file and used as a folder',
  ]);
  expect(validateChange(change({ kind: 'delete', path: 'a' }, write('a/x')))).toEqual([]);
});

test('number and size are bounded', () => {
  const many = Array.from({ length: 3001 }, (_, index) => write(`f${index}`));
  expect(validateChange(change(...many))).toEqual(['3001 edits are more than 3000']);
  expect(validateChange(change(write('big', 'x'.repeat(20 * 1024 * 1024 + 1))))).toEqual([
    'big is larger than 20 MiB',
  ]);
});

test('a subject is one line', () => {
  const two = { ...change(write('a')), message: { subject: 'a\nb', body: '' } };
  expect(validateChange(two)).toEqual(['the subject of the message is not one line']);
});

test('what is allowed lands below the root, whatever the path is', () => {
  const piece = fc.constantFrom('.', '..', '/', '\\', '.git', '.GIT', ' ', 'a', ':', '~1', 'git', '\0');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const path = pieces.join('');
      if (validateChange(change(write(path))).length > 0) return;
      const landed = new URL(path.split('/').map(encodeURIComponent).join('/'), 'file:///base/');
      expect(landed.pathname.startsWith('/base/')).toBe(true);
      expect(path.split('/').map((name) => name.toLowerCase())).not.toContain('.git');
    }),
  );
});
