import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '../../../src/change/approvals/same-change.ts';
import type { ChangedFile, Diff } from '../../../src/domain/pull-request.ts';

const lines = fc.array(fc.string({ maxLength: 5 }), { maxLength: 5 });
const file = fc
  .record({
    path: fc.constantFrom('a.js', 'b.js', 'c/d.js'),
    status: fc.constantFrom('added' as const, 'modified' as const),
    deletions: fc.nat(3),
    texts: lines,
  })
  .map(
    ({ texts, ...rest }): ChangedFile => ({
      ...rest,
      additions: texts.length,
      binary: false,
      addedLines: texts.map((text, index) => ({ number: index + 1, text })),
    }),
  );
const files = fc.uniqueArray(file, { selector: ({ path }) => path, minLength: 1 });
const diff = (all: readonly ChangedFile[]): Diff => ({ complete: true, files: all });

test('the same change on another base is the same, wherever its lines and files stand', () => {
  fc.assert(
    fc.property(files, fc.nat(50), (all, shift) => {
      const moved = all
        .map((one) => ({
          ...one,
          addedLines: one.addedLines.map(({ number, text }) => ({ number: number + shift, text })).reverse(),
        }))
        .reverse();
      expect(differenceOf(diff(all), diff(moved))).toBeNull();
    }),
  );
});

test('one line more, another line, another way, another file or one less is another change, and is named', () => {
  const other: ((one: ChangedFile) => ChangedFile[])[] = [
    () => [],
    (one) => [{ ...one, path: 'e.js' }],
    (one) => [{ ...one, status: 'removed' }],
    (one) => [{ ...one, previousPath: 'from.js' }],
    (one) => [{ ...one, deletions: one.deletions + 1 }],
    (one) => [{ ...one, binary: true }],
    (one) => [
      { ...one, additions: one.additions + 1, addedLines: [...one.addedLines, { number: 9, text: 'x' }] },
    ],
  ];
  fc.assert(
    fc.property(files, fc.constantFrom(...other), (all, change) => {
      const [first, ...rest] = all;
      const changed = first === undefined ? [] : change(first);
      const why = differenceOf(diff(all), diff([...changed, ...rest]));
      expect(why).toMatch(/^(a|b|c\/d|e)\.js is/);
    }),
  );
});

test('a line that is added twice is not the same as two lines once each', () => {
  const added = (...texts: string[]): ChangedFile => ({
    path: 'a.js',
    status: 'modified',
    additions: 2,
    deletions: 0,
    binary: false,
    addedLines: texts.map((text, index) => ({ number: index + 1, text })),
  });
  expect(differenceOf(diff([added('x', 'x')]), diff([added('x', 'y')]))).toContain('a.js');
});

test('binary files are told apart by what they are', () => {
  const image = (blob: string): ChangedFile => ({
    ...{ path: 'logo.png', status: 'added', additions: 0, deletions: 0, binary: true, addedLines: [] },
    blob,
  });
  expect(differenceOf(diff([image('1')]), diff([image('1')]))).toBeNull();
  expect(differenceOf(diff([image('1')]), diff([image('2')]))).toContain('logo.png');
});

test('what could not be read is never the same', () => {
  const unread: Diff = { complete: false, reason: 'too large' };
  expect(differenceOf(unread, unread)).toContain('too large');
  expect(differenceOf(diff([]), unread)).toContain('too large');
});
