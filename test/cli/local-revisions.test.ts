import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFileAt, readLocalDiff } from '../../src/cli/local/revisions.ts';
import { Repository } from '../change/repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => repository.remove());

const diff = (from: string, to = 'HEAD') => readLocalDiff(repository.directory, from, to);

test('files come with their status, their numbers and their added lines', async () => {
  repository.write('kept', 'same\n');
  repository.write('changed.txt', 'one\ntwo\nthree\n');
  repository.write('gone', 'x\n');
  repository.write('old name', 'a\nb\nc\nd\ne\nf\n');
  const base = repository.commit('Base');
  repository.write('changed.txt', 'one\nTWO\r\nthree\nfour');
  repository.git('mv', 'old name', 'new "name" ü\t日本');
  repository.git('rm', '--quiet', 'gone');
  repository.write('logo.png', Uint8Array.of(0, 1, 2));
  const head = repository.commit('Head');
  expect(await diff(base)).toEqual({
    base,
    common: base,
    head,
    files: [
      {
        path: 'changed.txt',
        status: 'modified',
        additions: 2,
        deletions: 1,
        binary: false,
        addedLines: [
          { number: 2, text: 'TWO\r' },
          { number: 4, text: 'four' },
        ],
      },
      { path: 'gone', status: 'removed', additions: 0, deletions: 1, binary: false, addedLines: [] },
      { path: 'logo.png', status: 'added', additions: 0, deletions: 0, binary: true, addedLines: [] },
      {
        path: 'new "name" ü\t日本',
        previousPath: 'old name',
        status: 'renamed',
        additions: 0,
        deletions: 0,
        binary: false,
        addedLines: [],
      },
    ],
  });
});

test('content that looks like a diff is content', async () => {
  const base = repository.commit('Base');
  const text = 'diff --git a/x b/x\n@@ -1 +1 @@\n+++ b/x\n--- a/x\nBinary files a and b differ\n';
  repository.write('a.patch', text);
  repository.write('b.txt', 'b\n');
  repository.commit('Head');
  const { files } = await diff(base);
  expect(files.map((file) => file.addedLines.map((line) => line.text).join('\n'))).toEqual([
    text.trimEnd(),
    'b',
  ]);
  const back = await diff('HEAD', base);
  expect(back.files).toEqual([]);
});

test('the added lines are those of the head, at their numbers, for any two texts', async () => {
  const line = fc.constantFrom(
    'a',
    'b',
    '',
    '+a',
    '-b',
    '@@ -1 +1 @@',
    'diff --git a/x b/x',
    '\\ No newline',
    ' ',
    'c\r',
  );
  const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
  await fc.assert(
    fc.asyncProperty(text, text, async (before, after) => {
      repository.write('file', before);
      repository.write('other', 'always\n');
      const base = repository.commit('Before');
      repository.write('file', after);
      const { files } = await diff(base, repository.commit('After'));
      expect(files).toHaveLength(before === after ? 0 : 1);
      const lines = after.split('\n');
      const kept = lines.length - (lines.at(-1) === '' ? 1 : 0) - (files[0]?.additions ?? 0);
      for (const { number, text: added } of files[0]?.addedLines ?? []) expect(lines[number - 1]).toBe(added);
      if (before !== after) {
        const former = before.split('\n').length - (before.endsWith('\n') || before === '' ? 1 : 0);
        expect(former - (files[0]?.deletions ?? 0)).toBe(kept);
      }
    }),
    { numRuns: 25 },
  );
});

test('a file that becomes a link is one file', async () => {
  repository.write('a', 'text\n');
  repository.write('z', 'z\n');
  const base = repository.commit('Base');
  repository.git('rm', '--quiet', 'a');
  repository.link('a', 'z');
  repository.write('z', 'y\n');
  repository.commit('Head');
  expect((await diff(base)).files).toMatchObject([
    { path: 'a', status: 'modified', addedLines: [{ number: 1, text: 'z' }] },
    { path: 'z', addedLines: [{ number: 1, text: 'y' }] },
  ]);
});

test('attributes that the change brings along cannot hide a file', async () => {
  const base = repository.commit('Base');
  repository.write('.gitattributes', '*.pem -diff\n*.pem binary\n');
  repository.write('key.pem', 'line\n');
  repository.commit('Head');
  const { files } = await diff(base);
  expect(files.find((file) => file.path === 'key.pem')).toMatchObject({
    binary: false,
    addedLines: [{ number: 1, text: 'line' }],
  });
});

test('only what the branch itself changed counts, not what its base did meanwhile', async () => {
  repository.commit('Base');
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.write('mine', 'x\n');
  repository.commit('Mine');
  repository.git('checkout', '--quiet', 'main');
  repository.write('theirs', 'x\n');
  repository.commit('Theirs');
  expect((await diff('main', 'feature')).files.map((file) => file.path)).toEqual(['mine']);
});

test('a shallow clone, a missing commit and a folder without repository say what to do', async () => {
  repository.commit('Base');
  repository.git('branch', 'other');
  repository.write('a', 'a');
  repository.commit('One');
  repository.git('checkout', '--quiet', 'other');
  repository.write('b', 'b');
  repository.commit('Two');
  const folder = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  try {
    const clone = join(folder, 'clone');
    const source = `file://${repository.directory}`;
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--no-single-branch', source, clone], {
      stdio: 'pipe',
    });
    await expect(readLocalDiff(clone, 'origin/main', 'origin/other')).rejects.toThrow(/fetch-depth: 0/);
    await expect(readLocalDiff(clone, 'nowhere', 'HEAD')).rejects.toThrow(/no commit "nowhere"/);
    await expect(readLocalDiff(folder, 'HEAD', 'HEAD')).rejects.toThrow(/not in a git repository/);
    await expect(readLocalDiff(clone, '--output=x', 'HEAD')).rejects.toThrow(/no commit/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file is read as it is at a commit, or is not there', async () => {
  repository.write('.github/wired-chaos.yml', 'autonomy: act\n');
  const base = repository.commit('Base');
  repository.write('.github/wired-chaos.yml', 'autonomy: observe\n');
  repository.commit('Head');
  expect(await readFileAt(repository.directory, base, '.github/wired-chaos.yml')).toBe('autonomy: act\n');
  expect(await readFileAt(repository.directory, base, '.github/other.yml')).toBeNull();
});
