import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { InstallationClient } from '../../../src/connect/github/app-client.ts';
import { readTextFile } from '../../../src/connect/github/text-file.ts';
import { personIn } from '../../../src/sandbox/people.ts';
import { type Connection, openConnection } from './connection.ts';

const shop = { owner: 'acme', name: 'shop' } as const;
const large = `${'0123456789abcde\n'.repeat(40_000)}`;

let connection: Connection;
let client: InstallationClient;
const ends: (() => void | Promise<void>)[] = [];
beforeAll(async () => {
  connection = await openConnection((end) => void ends.unshift(end), {
    traffic: { retryPause: 10 },
    files: {
      '.github/wired-chaos.yml': 'autonomy: propose\nmerge: manual\n',
      'docs/one-line': 'autonomy: observe',
      empty: '',
      large,
      'image.png': 'a\0b\n',
    },
  });
});
afterAll(async () => {
  for (const end of ends) await end();
});
beforeEach(async () => {
  // A client of its own has nothing waiting; what GitHub said before is kept by the connection.
  client = await connection.app.installation(connection.acme);
});

const read = (path: string, ref = 'main', repository: { owner: string; name: string } = shop) =>
  readTextFile(client, repository, path, ref);

/** What was asked while something was done. */
async function asked(work: () => Promise<unknown>): Promise<(string | null)[]> {
  const { entries } = connection.github.requests;
  const from = entries.length;
  await work();
  return entries
    .slice(from)
    .map(({ template }) => template)
    .filter((template) => template !== '/app/installations/{installation_id}/access_tokens');
}

test('files that are asked for together cost one query, of however many repositories', async () => {
  const calls = await asked(async () => {
    const texts = await Promise.all([
      read('.github/wired-chaos.yml'),
      read('CODEOWNERS'),
      read('.github/wired-chaos.yml', 'HEAD', { owner: 'acme', name: '.github' }),
      read('empty'),
    ]);
    expect(texts).toEqual(['autonomy: propose\nmerge: manual\n', null, null, '']);
  });
  expect(calls).toEqual(['/graphql']);
});

test('a branch or commit that is not there has no files', async () => {
  expect(await Promise.all([read('empty', 'none'), read('empty', 'f'.repeat(40))])).toEqual([null, null]);
});

test('what a query shows only in part is read whole, and a folder is no file', async () => {
  expect(await read('large')).toBe(large);
  expect(await read('image.png')).toBe('a\0b\n');
  await expect(read('docs')).rejects.toThrow('docs is not a small file at main');
});

test('text without a line break might be a link, so REST has the last word', async () => {
  const calls = await asked(async () => expect(await read('docs/one-line')).toBe('autonomy: observe'));
  expect(calls).toEqual(['/graphql', '/repos/{owner}/{repo}/contents/{path}']);
});

test('a tag of the name of a branch answers for nothing', async () => {
  const tagger = connection.github.seed.addUser({ login: 'tagger' });
  connection.github.seed.setCollaborator('acme/shop', 'tagger', 'write');
  const person = personIn(connection.github, shop, tagger);
  const { data: tree } = await person.octokit.request('POST /repos/{owner}/{repo}/git/trees', {
    owner: 'acme',
    repo: 'shop',
    tree: [
      {
        path: '.github/wired-chaos.yml',
        mode: '100644',
        type: 'blob',
        content: 'autonomy: act\nmerge: auto\n',
      },
    ],
  });
  const { data: commit } = await person.octokit.request('POST /repos/{owner}/{repo}/git/commits', {
    owner: 'acme',
    repo: 'shop',
    message: 'Weaker rules',
    tree: tree.sha,
    parents: [],
  });
  await person.octokit.request('POST /repos/{owner}/{repo}/git/refs', {
    owner: 'acme',
    repo: 'shop',
    ref: 'refs/tags/main',
    sha: commit.sha,
  });
  expect(await read('.github/wired-chaos.yml')).toBe('autonomy: propose\nmerge: manual\n');
});

test('when the query fails, whoever asked learns it', async () => {
  connection.github.faults.api({ kind: 'status', status: 503, template: '/graphql', times: 9 });
  const both = await Promise.allSettled([read('empty'), read('large')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  connection.github.faults.clear();
});
