import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { removedInPatch, textBefore } from '../../../src/connect/github/reverse-patch.ts';
import { temporaryDirectory } from '../../platform/temporary-directory.ts';

/** The patch as GitHub shows it: git's, from the first hunk on. */
function patchOf(directory: string, base: string, head: string): string {
  writeFileSync(join(directory, 'base'), base);
  writeFileSync(join(directory, 'head'), head);
  try {
    execFileSync('git', ['diff', '--no-index', '--no-color', 'base', 'head'], { cwd: directory });
    return '';
  } catch (error) {
    const { stdout } = error as { readonly stdout: Buffer };
    const text = stdout.toString('utf8');
    return text.slice(text.indexOf('@@')).replace(/\n$/, '');
  }
}

test('from a text and its patch follows what it was before, whatever was changed', () => {
  const directory = temporaryDirectory();
  const line = fc.constantFrom('a', 'b', '', '+ plus', '- minus', '@@ -1 +1 @@', 'c\r');
  const text = fc.array(line, { minLength: 1, maxLength: 25 }).map((lines) => `${lines.join('\n')}\n`);
  fc.assert(
    fc.property(text, text, (base, head) => {
      fc.pre(base !== head);
      expect(textBefore(head, patchOf(directory, base, head))).toBe(base);
    }),
    { numRuns: 60 },
  );
});

test('a patch that was cut or belongs to another text gives nothing', () => {
  expect(textBefore('a\nb\n', '@@ -1,2 +1,2 @@\n-x\n+a')).toBeNull();
  expect(textBefore('a\nb\n', '@@ -1 +1 @@\n-x\n+other')).toBeNull();
  expect(textBefore('a\n', '@@ -90 +90 @@\n-x\n+a')).toBeNull();
});

test('a file that is removed was what the patch takes away', () => {
  expect(removedInPatch('@@ -1,2 +0,0 @@\n-one\n--- two')).toBe('one\n-- two\n');
});
