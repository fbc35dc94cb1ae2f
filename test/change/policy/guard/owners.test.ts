import { describe, expect, test } from 'vitest';
import { lostOwners } from '../../../../src/change/policy/guard/owners.ts';

const lines = (count: number, owner: string) =>
  Array.from({ length: count }, (_, one) => `/folder${one}/ @${owner}\n`).join('');

describe('lost owners', () => {
  test.each([
    ['a line that is gone', '/a/ @one\n/b/ @two\n', '/b/ @two\n', ['/a/ loses its owners']],
    ['a line with other owners', '/a/ @one\n/b/ @two\n', '/a/ @three\n/b/ @two\n', ['/a/ gets other owners']],
    ['a later line that takes over', '/a/ @one\n', '/a/ @one\n* @three\n', ['/a/ gets other owners']],
    [
      'a later line without owners',
      '/a/ @one\n/b @two\n',
      '/a/ @one\n/b @two\n/a/\n',
      ['/a/ loses its owners'],
    ],
    ['a line that is new', '/a/ @one\n', '/b/ @two\n/a/ @one\n', []],
    ['lines in another order', '/a/ @one\n/b/ @two\n', '/b/ @two\n/a/ @one\n', []],
    ['fewer owners of the same', '/a/ @one @two\n', '/a/ @One\n', ['/a/ gets other owners']],
    ['the same owners in capitals', '/a/ @one @two\n', '/a/ @Two @One\n', []],
    ['one line of many', lines(5_000, 'one'), lines(4_999, 'one'), ['/folder4999/ loses its owners']],
  ])('%s', (_, base, head, subjects) => {
    expect(lostOwners(base, head).map(({ subject }) => subject)).toEqual(subjects);
  });

  test('what is too much to compare blocks', () => {
    expect(lostOwners(lines(5_000, 'one'), lines(5_000, 'two'))).toEqual([
      { subject: 'more lines change than can be compared', weight: 'block' },
    ]);
  });

  test('a pattern longer than any path is skipped instead of being compiled', () => {
    const long = `/${'a*'.repeat(40_000)} @one\n`;
    expect(lostOwners(`/a/ @one\n${long}`, long)).toEqual([
      { subject: '/a/ loses its owners', weight: 'block' },
    ]);
  });
});
