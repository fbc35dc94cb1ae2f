import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstallationClient } from '../../../src/connect/github/app-client.ts';
import { readCommitChange } from '../../../src/connect/github/commit-changes.ts';
import { personIn } from '../../../src/sandbox/people.ts';
import { type Connection, openConnection } from './connection.ts';

const shop = { owner: 'acme', name: 'shop' } as const;
const where = { owner: 'acme', repo: 'shop' } as const;

let connection: Connection;
let client: InstallationClient;
let main: string;
let commit: (files: Readonly<Record<string, string | null>>, ...parents: string[]) => Promise<string>;
const ends: (() => void | Promise<void>)[] = [];
beforeAll(async () => {
  connection = await openConnection((end) => void ends.unshift(end), {
    files: { 'kept.txt': 'one\ntwo\nthree\n' },
    limits: { patchLines: 50 },
  });
  client = await connection.app.installation(connection.acme);
  const { github } = connection;
  const person = personIn(github, shop, github.seed.addUser({ login: 'jonas' }));
  github.seed.setCollaborator('acme/shop', 'jonas', 'write');
  const { octokit } = person;
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', {
    ...where,
    ref: 'main',
  });
  main = data.sha;
  commit = async (files, ...parents) => {
    const tree = await octokit.request('POST /repos/{owner}/{repo}/git/trees', {
      ...where,
      base_tree: parents[0] ?? main,
      tree: Object.entries(files).map(([path, content]) => ({
        path,
        mode: '100644' as const,
        type: 'blob' as const,
        ...(content === null ? { sha: null } : { content }),
      })),
    });
    const made = await octokit.request('POST /repos/{owner}/{repo}/git/commits', {
      ...where,
      message: 'A commit',
      tree: tree.data.sha,
      parents,
    });
    return made.data.sha;
  };
});
afterAll(async () => {
  for (const end of ends) await end();
});

test('a commit brings the lines that it adds and those that it takes away', async () => {
  const sha = await commit({ 'kept.txt': 'one\n2\nthree\n', new: 'x\n' }, main);
  const { files, unread } = await readCommitChange(client, shop, sha);
  expect(unread).toEqual([]);
  expect(files).toMatchObject([
    { file: { path: 'kept.txt', addedLines: [{ number: 2, text: '2' }] }, removedLines: [{ text: 'two' }] },
    { file: { path: 'new', status: 'added', addedLines: [{ number: 1, text: 'x' }] }, removedLines: [] },
  ]);
});

test('of a merge only those lines count that none of its parents has', async () => {
  const ours = await commit({ 'kept.txt': 'ours\ntwo\nthree\n', a: 'a\n' }, main);
  const theirs = await commit({ 'kept.txt': 'one\ntwo\ntheirs\n', b: 'b\n' }, main);
  const merge = await commit({ 'kept.txt': 'ours\nnobody\ntheirs\n', b: 'b\n', c: 'c\n' }, ours, theirs);
  const { files, unread } = await readCommitChange(client, shop, merge);
  expect(unread).toEqual([]);
  const added = files.map(({ file }) => [file.path, file.addedLines.map(({ text }) => text)]);
  expect(added.toSorted()).toEqual([
    ['c', ['c']],
    ['kept.txt', ['nobody']],
  ]);
});

test('what GitHub does not show is named: a patch that it leaves out, and a commit that is not there', async () => {
  const sha = await commit({ large: 'x\n'.repeat(100), small: 'y\n' }, main);
  const { files, unread } = await readCommitChange(client, shop, sha);
  expect(files.map(({ file }) => file.path)).toEqual(['small']);
  expect(unread).toEqual([{ path: 'large', why: 'GitHub does not show what changes in it' }]);
  const gone = await readCommitChange(client, shop, 'e'.repeat(40));
  expect(gone).toMatchObject({ files: [], unread: [{ why: 'GitHub does not show this commit' }] });
});
