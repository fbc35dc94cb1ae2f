import { expect, test } from 'vitest';
import { remembered } from '../../../src/sandbox/github/git/memo.ts';

const sha = 'a'.repeat(40);
const answer = (code = 0) => ({ code, stdout: Buffer.from('x'), stderr: '' });

/** How often git is asked when the same question is put twice. */
async function asked(args: readonly string[], code = 0): Promise<number> {
  let times = 0;
  const ask = async () => {
    times += 1;
    return answer(code);
  };
  const directory = `/${Math.random()}`;
  await remembered(directory, args, ask);
  await remembered(directory, args, ask);
  return times;
}

test.each([
  ['the content of an object', ['cat-file', 'blob', sha]],
  ['a file of a commit', ['cat-file', 'blob', `${sha}:src/a b.js`]],
  ['a diff', ['diff-tree', '-r', '-M', sha, sha]],
  ['a range', ['rev-list', '--count', '--end-of-options', `${sha}..${sha}`]],
  ['a path at a commit', ['ls-tree', '-z', sha, '--', 'refs/heads/main']],
])('what names only objects is asked once: %s', async (_, args) => {
  expect(await asked(args)).toBe(1);
});

test.each([
  ['a branch', ['log', '-z', 'main']],
  ['a range with a branch', ['rev-list', '--count', `${sha}..main`]],
  ['refs', ['for-each-ref', '--format=%(objectname)', 'refs/heads/']],
  ['a write', ['update-ref', 'refs/heads/main', sha]],
  ['an abbreviated id', ['cat-file', 'blob', sha.slice(0, 10)]],
])('what can change is asked every time: %s', async (_, args) => {
  expect(await asked(args)).toBe(2);
});

test('what is not there yet is asked again', async () => {
  expect(await asked(['cat-file', 'blob', sha], 128)).toBe(2);
});
