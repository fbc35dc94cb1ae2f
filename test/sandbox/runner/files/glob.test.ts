import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findFiles } from '../../../../src/sandbox/runner/files/glob.ts';

const root = mkdtempSync(join(tmpdir(), 'glob-test-'));
for (const file of ['a.txt', 'dist/b.js', 'dist/deep/c.js', 'dist/.hidden/d.js', 'dist/e (1).js', '.env']) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), file);
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

function find(patterns: string, hidden = false) {
  const found = findFiles([patterns], root, { hidden });
  return found.files.map((file) => relative(root, file));
}

test('a folder stands for all below it, without hidden files', () => {
  expect(find('dist')).toEqual(['dist/b.js', 'dist/deep/c.js', 'dist/e (1).js']);
  expect(find('dist', true)).toContain('dist/.hidden/d.js');
});

test('wildcards stay in a folder or cross folders', () => {
  expect(find('dist/*.js')).toEqual(['dist/b.js', 'dist/e (1).js']);
  expect(find('dist/**/*.js')).toEqual(['dist/b.js', 'dist/deep/c.js', 'dist/e (1).js']);
  expect(find('dist/d*')).toEqual(['dist/deep/c.js']);
});

test('later patterns take away and add again', () => {
  expect(find('dist\n!dist/deep')).toEqual(['dist/b.js', 'dist/e (1).js']);
  expect(find('dist\n!**/*.js\ndist/b.js')).toEqual(['dist/b.js']);
});

test('nothing is found where nothing is', () => {
  expect(find('nowhere/**')).toEqual([]);
  expect(find('# dist')).toEqual([]);
});
