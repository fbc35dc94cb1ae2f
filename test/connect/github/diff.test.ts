import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addedBetween, addedInPatch } from '../../../src/connect/github/diff.ts';

test('added lines of a patch are numbered as in the new file, over several hunks', () => {
  const patch = [
    '@@ -1,3 +1,4 @@',
    ' one',
    '+two',
    ' three',
    '-four',
    '+4',
    '@@ -10,1 +11,2 @@ fn',
    ' ten',
    '+eleven',
  ];
  expect(addedInPatch(patch.join('\n'))).toEqual([
    { number: 2, text: 'two' },
    { number: 4, text: '4' },
    { number: 12, text: 'eleven' },
  ]);
});

test('a line that looks like a file header inside a hunk is content', () => {
  expect(addedInPatch('@@ -0,0 +1,2 @@\n+++ b/x\n+-- y')).toEqual([
    { number: 1, text: '++ b/x' },
    { number: 2, text: '-- y' },
  ]);
});

test('the note about a missing newline at the end is no line', () => {
  expect(addedInPatch('@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file')).toEqual([
    { number: 1, text: 'b' },
  ]);
});

test('every line of head is either added or was in base, and nothing of base is called added', () => {
  const line = fc.constantFrom('a', 'b', 'c', '', 'd\r');
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (base, head) => {
      const added = addedBetween(base.join('\n'), head.join('\n'));
      const count = (all: readonly string[], text: string) => all.filter((one) => one === text).length;
      const before = base.join('\n').split('\n');
      const after = head.join('\n').split('\n');
      for (const text of new Set(after)) {
        const expected = Math.max(0, count(after, text) - count(before, text));
        expect(
          count(
            added.map((one) => one.text),
            text,
          ),
        ).toBe(expected);
      }
      for (const one of added) expect(after[one.number - 1]).toBe(one.text);
    }),
  );
});
