import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directoriesDiff } from '../../src/cli/local/directories.ts';
import { directoryAsAdded } from '../../src/cli/local/directory.ts';
import { judgeDirectory, judgeLocally } from '../../src/cli/local/policy.ts';
import { changesOf } from '../../src/cli/local/unified-diff.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

const everything = () => true;

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

test('everything in a directory counts as added, links as where they lead, .git not at all', async () => {
  const root = folder({
    'a.sql': 'SELECT 1;\r\nSELECT 2;',
    '.github/x.yml': 'a: 1\n',
    '.git/config': 'no',
    'sub/.git/config': 'no',
    'image.png': new Uint8Array([1, 0, 2]),
    'wide.txt': new Uint8Array([0xff, 0xfe, 0x41, 0, 0x0a, 0, 0x42, 0]),
  });
  symlinkSync('/etc/passwd', join(root, 'link'));
  const files = await directoryAsAdded(root);
  expect(files.map(({ path }) => path)).toEqual(['.github/x.yml', 'a.sql', 'image.png', 'link', 'wide.txt']);
  const [, sql, image, link, wide] = files;
  expect(sql?.addedLines).toEqual([
    { number: 1, text: 'SELECT 1;\r' },
    { number: 2, text: 'SELECT 2;' },
  ]);
  expect(image).toMatchObject({ binary: true, texts: { readable: false } });
  expect(link).toMatchObject({ kind: 'symlink', addedLines: [{ text: '/etc/passwd' }] });
  expect(wide?.addedLines.map(({ text }) => text)).toEqual(['A', 'B']);
});

test('two directories are compared as two commits are, with their whole texts', async () => {
  const base = folder({
    'keep.txt': 'a\n',
    'gone.txt': 'x\n',
    'old/name.tf': 'one\ntwo\nthree\nfour\n',
    'edit.yml': 'a: 1\r\nb: 2\r\n',
    '.gitattributes': '* text eol=lf\n',
  });
  const head = folder({
    'keep.txt': 'a\n',
    'new/name.tf': 'one\ntwo\nthree\nfive\n',
    'edit.yml': 'a: 1\r\nb: 3\r\n',
    '.gitattributes': '* text eol=lf\n*.yml -diff\n',
    '.gitignore': '*.tf\n',
  });
  const files = await directoriesDiff(base, head, everything);
  expect(files).toMatchObject([
    { path: '.gitattributes', status: 'modified' },
    { path: '.gitignore', status: 'added' },
    {
      path: 'edit.yml',
      status: 'modified',
      addedLines: [{ number: 2, text: 'b: 3\r' }],
      texts: { readable: true, base: 'a: 1\r\nb: 2\r\n', head: 'a: 1\r\nb: 3\r\n' },
    },
    { path: 'gone.txt', status: 'removed', texts: { base: 'x\n', head: null } },
    { path: 'new/name.tf', previousPath: 'old/name.tf', status: 'renamed' },
  ]);
});

test('a revision and a directory cannot be compared, and the message says so', async () => {
  const base = folder({ 'a.txt': 'a' });
  await expect(judgeLocally(base, base, 'HEAD')).rejects.toThrow(/compare two directories, or two revisions/);
  await expect(judgeDirectory(join(base, 'nothing'))).rejects.toThrow(/no directory/);
});

const gitDiff = `diff --git a/db/1.sql b/db/1.sql
new file mode 100644
index 0000000..1111111
--- /dev/null
+++ b/db/1.sql
@@ -0,0 +1,2 @@
+CREATE TABLE a ();
+-- x
\\ No newline at end of file
diff --git "a/sp ace/\\303\\244.txt" "b/sp ace/\\303\\244.txt"
index 1111111..2222222 100644
--- "a/sp ace/\\303\\244.txt"
+++ "b/sp ace/\\303\\244.txt"
@@ -10,3 +10,3 @@ context
 ten
-eleven
+++ eleven
 twelve
diff --git a/old.txt b/new.txt
similarity index 100%
rename from old.txt
rename to new.txt
diff --git a/logo.png b/logo.png
index 1111111..2222222 100644
Binary files a/logo.png and b/logo.png differ
diff --git a/gone b/gone
deleted file mode 100644
--- a/gone
+++ /dev/null
@@ -1 +0,0 @@
-last
`;

test('a diff of git is read, with names, renames, binary files and content that looks like a header', () => {
  const [added, edited, renamed, binary, gone, ...none] = changesOf(gitDiff);
  expect(none).toEqual([]);
  expect(added).toMatchObject({ path: 'db/1.sql', status: 'added', texts: { base: null } });
  expect(added?.addedLines.map(({ text }) => text)).toEqual(['CREATE TABLE a ();', '-- x']);
  expect(edited).toMatchObject({
    path: 'sp ace/ä.txt',
    status: 'modified',
    deletions: 1,
    addedLines: [{ number: 11, text: '++ eleven' }],
    texts: { partial: true, head: `${'\n'.repeat(9)}ten\n++ eleven\ntwelve\n` },
  });
  expect(renamed).toMatchObject({ path: 'new.txt', previousPath: 'old.txt', status: 'renamed' });
  expect(binary).toMatchObject({ path: 'logo.png', binary: true });
  expect(gone).toMatchObject({ path: 'gone', status: 'removed', texts: { base: 'last\n', head: null } });
});

test('a diff of diff -u is read, and what is no diff is refused', () => {
  const [file] = changesOf('--- old/a.sh\t2026-01-01 10:00\n+++ new/a.sh\t2026-01-02\n@@ -1 +1 @@\n-x\n+y\n');
  expect(file).toMatchObject({ status: 'modified', addedLines: [{ number: 1, text: 'y' }] });
  expect(() => changesOf('hello')).toThrow(/unified diff/);
  expect(() => changesOf('--- a/x\n+++ b/x\n@@ -1,5 +1,5 @@\n a\n')).toThrow(/cut off/);
  expect(() => changesOf('--- a/x\n+++ b/x\n@@ -1 +999999999 @@\n-a\n+b\n')).toThrow(/beyond/);
});

test('no text makes the reader of diffs do anything but answer or refuse', () => {
  const line = fc.constantFrom(
    '--- a/x',
    '+++ b/x',
    '@@ -1,2 +1,2 @@',
    '+a',
    '-b',
    ' c',
    'diff --git a/x b/x',
    '',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }), (lines) => {
      try {
        changesOf(lines.join('\n'));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect(String(error)).toMatch(/unified diff|cut off|beyond/);
      }
    }),
  );
});

test.each([
  ['old/db/1.sql', 'new/db/1.sql', 'db/1.sql'],
  ['../a/db/1.sql', '../b/db/1.sql', 'db/1.sql'],
  ['a/db/1.sql', 'b/db/1.sql', 'db/1.sql'],
  ['1.sql.orig', '1.sql', '1.sql'],
])('a diff of two directories names the path within them: %s and %s', (base, head, path) => {
  const [file] = changesOf(`--- ${base}\t2026-01-01\n+++ ${head}\t2026-01-02\n@@ -0,0 +1 @@\n+x\n`);
  expect(file).toMatchObject({ path, status: 'added', addedLines: [{ number: 1, text: 'x' }] });
});
