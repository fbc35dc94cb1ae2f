import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { changedFiles, patches } from '../../../src/sandbox/github/git/diff.ts';

const directory = mkdtempSync(join(tmpdir(), 'diff-'));
const git = (args: string[], input = '') =>
  execFileSync('git', args, { cwd: directory, input, encoding: 'utf8' }).trim();
git(['init', '--quiet', '--bare']);
afterAll(() => rmSync(directory, { recursive: true }));

/** Writes a tree of files without a work tree. */
function tree(files: Readonly<Record<string, string>>): string {
  const entries = Object.entries(files).map(([path, content]) => {
    const sha = git(['hash-object', '-w', '--stdin'], content);
    return `100644 blob ${sha}\t${path}\0`;
  });
  return git(['mktree', '-z'], entries.join(''));
}

/** File names that git quotes, that look like headers, and plain ones. */
const name = fc.constantFrom(
  'a.txt',
  'b c.txt',
  'ü.txt',
  'q"uote.txt',
  'tab\there.txt',
  'back\\slash',
  '--- a',
  'nl\nx',
);
const line = fc.constantFrom(
  'same',
  '+++ b/x',
  '--- a/x',
  '@@ -1 +1 @@',
  'diff --git a/x b/x',
  '',
  ' ',
  'word',
);
const content = fc.array(line, { maxLength: 6 }).map((lines) => lines.map((text) => `${text}\n`).join(''));
const files = fc.dictionary(name, content, { maxKeys: 4 });

test('patches say of every file exactly what git counts', async () => {
  await fc.assert(
    fc.asyncProperty(files, files, async (before, after) => {
      const [from, to] = [tree(before), tree(after)];
      const changed = await changedFiles(directory, from, to);
      const found = await patches(directory, from, to);
      const counted = (patch: string, sign: string) =>
        patch.split('\n').filter((text) => text.startsWith(sign)).length;
      for (const file of changed) {
        const patch = found.get(file.path) ?? '';
        expect([counted(patch, '+'), counted(patch, '-')]).toEqual([file.additions, file.deletions]);
      }
      const gone = changed.filter(({ status }) => status === 'removed').map(({ path }) => path);
      const moved = changed.map(({ previousPath }) => previousPath).filter((path) => path !== null);
      const added = changed.filter(({ status }) => status === 'added' || status === 'renamed');
      const expected = new Set(Object.keys(before));
      for (const path of [...gone, ...moved]) expected.delete(path);
      for (const { path } of added) expected.add(path);
      expect([...expected].sort()).toEqual(Object.keys(after).sort());
    }),
    { numRuns: 40 },
  );
});

test('a patch applies again', async () => {
  const from = tree({ 'a.txt': 'one\ntwo\nthree\n' });
  const to = tree({ 'a.txt': 'one\nTWO\nthree\nfour' });
  const patch = (await patches(directory, from, to)).get('a.txt');
  const work = mkdtempSync(join(tmpdir(), 'apply-'));
  writeFileSync(join(work, 'a.txt'), 'one\ntwo\nthree\n');
  const text = `--- a/a.txt\n+++ b/a.txt\n${patch}\n`;
  execFileSync('git', ['apply', '-'], { cwd: work, input: text });
  expect(execFileSync('cat', ['a.txt'], { cwd: work, encoding: 'utf8' })).toBe('one\nTWO\nthree\nfour');
  rmSync(work, { recursive: true });
});
