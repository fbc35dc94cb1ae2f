import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Checkout, lines, startWorld, type World } from './world.ts';

let world: World;
let checkout: Checkout;
let base: string;
let head: string;
const shop = { owner: 'acme', repo: 'shop' };

beforeAll(async () => {
  world = await startWorld({ limits: { compareFiles: 8, patchBytes: 2000 } });
  checkout = await world.clone('ada');
  await checkout.commit('Base', {
    'old name.txt': `${lines(30)}\n`,
    'dropped.txt': 'gone soon\n',
    'quote"d.txt': 'one\n',
    'ümlaut.txt': 'eins\n',
    'plus.txt': '+++ b/not-a-header\n',
  });
  base = await checkout.git('rev-parse', 'HEAD');
  await checkout.git('mv', 'old name.txt', 'new name.txt');
  head = await checkout.commit('Change\n\nWith a body', {
    'new name.txt': `${lines(30)}\nline 31\n`,
    'dropped.txt': null,
    'quote"d.txt': 'two\n',
    'ümlaut.txt': 'zwei\n',
    'plus.txt': '+++ b/other\n--- a/other\ndiff --git a/x b/x\n',
    'binary.bin': 'a\0b',
    'large.txt': `${lines(500)}\n`,
    'empty.txt': '',
  });
  await checkout.push('main');
});
afterAll(() => world.close());

async function compare(basehead: string) {
  const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
  return (await world.as('ben').request(route, { ...shop, basehead })).data;
}

test('compare lists files, renames and patches as git has them', async () => {
  const data = await compare(`${base}...${head}`);
  expect(data).toMatchObject({ status: 'ahead', ahead_by: 1, behind_by: 0, total_commits: 1 });
  expect(data.merge_base_commit.sha).toBe(base);
  const files = new Map(data.files?.map((file) => [file.filename, file]));
  expect([...files.keys()].sort()).toEqual(
    [
      ...['binary.bin', 'dropped.txt', 'empty.txt', 'large.txt', 'new name.txt', 'plus.txt', 'quote"d.txt'],
      'ümlaut.txt',
    ].sort(),
  );
  expect(files.get('new name.txt')).toMatchObject({
    status: 'renamed',
    previous_filename: 'old name.txt',
    additions: 1,
    deletions: 0,
  });
  expect(files.get('dropped.txt')).toMatchObject({ status: 'removed', patch: '@@ -1 +0,0 @@\n-gone soon' });
  expect(files.get('quote"d.txt')?.patch).toBe('@@ -1 +1 @@\n-one\n+two');
  expect(files.get('ümlaut.txt')?.patch).toBe('@@ -1 +1 @@\n-eins\n+zwei');
  expect(files.get('plus.txt')?.patch).toBe(
    '@@ -1 +1,3 @@\n-+++ b/not-a-header\n++++ b/other\n+--- a/other\n+diff --git a/x b/x',
  );
  expect(files.get('binary.bin')).toMatchObject({ status: 'added', changes: 0 });
  expect(files.get('binary.bin')?.patch).toBeUndefined();
  expect(files.get('large.txt')).toMatchObject({ additions: 500 });
  expect(files.get('large.txt')?.patch).toBeUndefined();
});

test('a diff of more files than the limit is cut', async () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`many/${index}.txt`, 'x\n']));
  await checkout.git('switch', '--quiet', '-c', 'many');
  const sha = await checkout.commit('Many', many);
  await checkout.push('many');
  expect((await compare(`main...${sha}`)).files?.length).toBe(8);
});

test('history is listed newest first, by path and by start', async () => {
  const list = async (query: { sha?: string; path?: string; author?: string; until?: string }) => {
    const { data } = await world
      .as('ben')
      .request('GET /repos/{owner}/{repo}/commits', { ...shop, ...query });
    return data.map(({ commit }) => commit.message);
  };
  expect(await list({ sha: 'main' })).toEqual(['Change\n\nWith a body', 'Base', 'Initial commit']);
  expect(await list({ sha: 'main', path: 'README.md' })).toEqual(['Initial commit']);
  expect(await list({ sha: 'main', author: 'nobody' })).toEqual([]);
  expect(await list({ sha: 'main', until: '2001-01-01T00:00:00Z' })).toEqual([]);
  await expect(list({ sha: 'nowhere' })).rejects.toMatchObject({ status: 404 });
});

test('a commit knows its people, parents, counts and pull requests', async () => {
  const route = 'GET /repos/{owner}/{repo}/commits/{ref}';
  const { data } = await world.as('ben').request(route, { ...shop, ref: 'main' });
  expect(data).toMatchObject({
    sha: head,
    author: { login: 'ada' },
    parents: [{ sha: base }],
    commit: { verification: { verified: false } },
  });
  const { data: pull } = await world.as('ada').request('POST /repos/{owner}/{repo}/pulls', {
    ...shop,
    title: 'Many',
    head: 'many',
    base: 'main',
  });
  const pulls = await world
    .as('ben')
    .request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', { ...shop, commit_sha: pull.head.sha });
  expect(pulls.data.map(({ number }) => number)).toEqual([pull.number]);
  const files = await world
    .as('ben')
    .request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { ...shop, pull_number: pull.number });
  expect(files.data.length).toBe(12);
});

test('differences come as text when the media type asks for it', async () => {
  const accept = (format: 'diff' | 'patch') => ({ headers: { accept: `application/vnd.github.${format}` } });
  const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
  const basehead = `${base}...${head}`;
  const diff = await world.as('ben').request(route, { ...shop, basehead, ...accept('diff') });
  expect(diff.data).toContain('diff --git a/dropped.txt b/dropped.txt\ndeleted file mode 100644');
  const commit = 'GET /repos/{owner}/{repo}/commits/{ref}';
  const patch = await world.as('ben').request(commit, { ...shop, ref: head, ...accept('patch') });
  expect(patch.data).toMatch(new RegExp(`^From ${head} `));
});

test('contents are a file, a folder, raw bytes or a 404', async () => {
  const route = 'GET /repos/{owner}/{repo}/contents/{path}';
  const at = (path: string, ref: string) =>
    world
      .as('ben')
      .request(route, { ...shop, path, ref })
      .then(({ data }) => data);
  expect(await at('ümlaut.txt', 'main')).toMatchObject({
    type: 'file',
    encoding: 'base64',
    content: `${Buffer.from('zwei\n').toString('base64')}\n`,
  });
  expect(await at('many', 'many')).toHaveLength(12);
  const root = await at('', base);
  expect(Array.isArray(root) && root.map(({ name }) => name)).toContain('old name.txt');
  const raw = await world.as('ben').request(route, {
    ...shop,
    path: 'plus.txt',
    ref: base,
    headers: { accept: 'application/vnd.github.raw+json' },
  });
  expect(raw.data).toBe('+++ b/not-a-header\n');
  await expect(at('nothing', 'main')).rejects.toMatchObject({ status: 404 });
});

test('an App writes a commit through the git database, and it is by its bot', async () => {
  const app = world.asInstallation();
  const git = '/repos/{owner}/{repo}/git';
  const blob = await app.request(`POST ${git}/blobs`, { ...shop, content: 'aGk=', encoding: 'base64' });
  const tree = await app.request(`POST ${git}/trees`, {
    ...shop,
    base_tree: head,
    tree: [
      { path: 'deep/hi.txt', mode: '100644', type: 'blob', sha: blob.data.sha },
      { path: 'run.sh', mode: '100755', type: 'blob', content: '#!/bin/sh\n' },
      { path: 'plus.txt', mode: '100644', type: 'blob', sha: null },
    ],
  });
  const commit = await app.request(`POST ${git}/commits`, {
    ...shop,
    message: 'By the App',
    tree: tree.data.sha,
    parents: [head],
  });
  expect(commit.data).toMatchObject({
    author: { name: 'wired[bot]', email: expect.stringMatching(/^\d+\+wired\[bot\]@users\.noreply/) },
  });
  const ref = { ...shop, ref: 'refs/heads/by-app', sha: commit.data.sha };
  await app.request(`POST ${git}/refs`, ref);
  await expect(app.request(`POST ${git}/refs`, ref)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('Reference already exists'),
  });
  await checkout.git('fetch', '--quiet', 'origin');
  expect(await checkout.git('show', 'origin/by-app:deep/hi.txt')).toBe('hi');
  const listing = await checkout.git('ls-tree', '-r', 'origin/by-app');
  expect(listing).toMatch(/^100755 blob \w+\trun\.sh$/m);
  expect(listing).not.toContain('plus.txt');
  const recursive = await app.request(`GET ${git}/trees/{tree_sha}`, {
    ...shop,
    tree_sha: 'by-app',
    recursive: '1',
  });
  expect(recursive.data.tree.map(({ path }) => path)).toContain('deep/hi.txt');
});

test('refs move forward, by force only backward, and go away', async () => {
  const app = world.asInstallation();
  const one = '/repos/{owner}/{repo}/git/refs/{ref}';
  const ref = 'heads/moving';
  await app.request('POST /repos/{owner}/{repo}/git/refs', { ...shop, ref: `refs/${ref}`, sha: base });
  await app.request(`PATCH ${one}`, { ...shop, ref, sha: head });
  await expect(app.request(`PATCH ${one}`, { ...shop, ref, sha: base })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('Update is not a fast forward'),
  });
  await app.request(`PATCH ${one}`, { ...shop, ref, sha: base, force: true });
  const matching = await app.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', {
    ...shop,
    ref: 'heads/mov',
  });
  expect(matching.data.map(({ object }) => object.sha)).toEqual([base]);
  await app.request(`DELETE ${one}`, { ...shop, ref });
  await expect(
    app.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...shop, ref }),
  ).rejects.toMatchObject({
    status: 404,
  });
  const types = (await app.request('GET /repos/{owner}/{repo}/activity', { ...shop, ref })).data;
  expect(types).toEqual([]);
  const log = (await app.request('GET /repos/{owner}/{repo}/activity', { ...shop, ref: `refs/${ref}` })).data;
  expect(log.map(({ activity_type: type }) => type)).toEqual([
    'branch_deletion',
    'force_push',
    'push',
    'branch_creation',
  ]);
});

test('activity is paged by cursor', async () => {
  const all = (
    await world.as('ben').request('GET /repos/{owner}/{repo}/activity', { ...shop, per_page: 100 })
  ).data;
  const seen: number[] = [];
  let after: string | undefined;
  do {
    const page = await world.as('ben').request('GET /repos/{owner}/{repo}/activity', {
      ...shop,
      per_page: 2,
      ...(after === undefined ? {} : { after }),
    });
    seen.push(...page.data.map(({ id }) => id));
    after = /[?&]after=(\d+)[^>]*>; rel="next"/.exec(page.headers.link ?? '')?.[1];
  } while (after !== undefined);
  expect(seen).toEqual(all.map(({ id }) => id));
});

test('a shallow clone without blobs works', async () => {
  const folder = `${checkout.directory}-shallow`;
  const address = `${world.github.url.replace('//', `//ada:${world.tokens.ada}@`)}/acme/shop.git`;
  await checkout.git('clone', '--quiet', '--depth=1', '--filter=blob:none', address, folder);
  expect(await checkout.git('-C', folder, 'rev-list', '--count', 'HEAD')).toBe('1');
  await rm(folder, { recursive: true });
});

test('a compressed request of git is understood', async () => {
  // What git sends, compressed, when it has much to say.
  const body = gzipSync(`0032want ${head}\n00000009done\n`);
  const response = await fetch(`${world.github.url}/acme/shop.git/git-upload-pack`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-git-upload-pack-request', 'content-encoding': 'gzip' },
    body,
  });
  const answer = Buffer.from(await response.arrayBuffer()).toString('latin1');
  expect({ status: response.status, start: answer.slice(0, 12) }).toEqual({
    status: 200,
    start: '0008NAK\nPACK',
  });
});

test('a large push arrives whole', async () => {
  await checkout.git('switch', '--quiet', '-c', 'big', 'main');
  const sha = await checkout.commit('Big', { 'big.bin': randomBytes(3_000_000).toString('base64') });
  await checkout.push('big');
  expect(await checkout.git('ls-remote', 'origin', 'refs/heads/big')).toBe(`${sha}\trefs/heads/big`);
});
