import { ProbotOctokit } from 'probot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
const shop = { owner: 'acme', repo: 'shop' };

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

async function tip(branch: string): Promise<string> {
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
  return (await world.as('ada').request(route, { ...shop, ref: `heads/${branch}` })).data.object.sha;
}

/** A commit on top of another, through the API. */
async function commit(parent: string, path: string): Promise<string> {
  const person = world.as('ada');
  const git = '/repos/{owner}/{repo}/git';
  const tree = await person.request(`POST ${git}/trees`, {
    ...shop,
    base_tree: parent,
    tree: [{ path, mode: '100644', type: 'blob', content: `${path}\n` }],
  });
  const made = await person.request(`POST ${git}/commits`, {
    ...shop,
    message: path,
    tree: tree.data.sha,
    parents: [parent],
  });
  return made.data.sha;
}

test('of many who move a ref from the same commit at once, one wins', async () => {
  const base = await tip('main');
  await world
    .as('ada')
    .request('POST /repos/{owner}/{repo}/git/refs', { ...shop, ref: 'refs/heads/race', sha: base });
  const commits = await Promise.all(Array.from({ length: 5 }, (_, index) => commit(base, `race-${index}`)));
  const answers = await Promise.allSettled(
    commits.map((sha) =>
      world
        .as('ada')
        .request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ...shop, ref: 'heads/race', sha }),
    ),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(commits).toContain(await tip('race'));
});

test('of two equal pull requests at once, one is opened', async () => {
  const base = await tip('main');
  const sha = await commit(base, 'twin');
  await world
    .as('ada')
    .request('POST /repos/{owner}/{repo}/git/refs', { ...shop, ref: 'refs/heads/twin', sha });
  const open = () =>
    world
      .as('ada')
      .request('POST /repos/{owner}/{repo}/pulls', { ...shop, title: 't', head: 'twin', base: 'main' });
  const answers = await Promise.allSettled([open(), open(), open()]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
});

test('pull requests merged at once all end on main', async () => {
  const base = await tip('main');
  const numbers: number[] = [];
  for (const name of ['m1', 'm2', 'm3']) {
    const sha = await commit(base, name);
    const ref = `refs/heads/${name}`;
    await world.as('ada').request('POST /repos/{owner}/{repo}/git/refs', { ...shop, ref, sha });
    const { data } = await world
      .as('ada')
      .request('POST /repos/{owner}/{repo}/pulls', { ...shop, title: name, head: name, base: 'main' });
    numbers.push(data.number);
  }
  await Promise.all(
    numbers.map((number) =>
      world
        .as('ada')
        .request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', { ...shop, pull_number: number }),
    ),
  );
  const { data } = await world
    .as('ada')
    .request('GET /repos/{owner}/{repo}/contents/{path}', { ...shop, path: '', ref: 'main' });
  const names = Array.isArray(data) ? data.map(({ name }) => name) : [];
  expect(names).toEqual(expect.arrayContaining(['m1', 'm2', 'm3']));
});

test('Probot’s own client works against it, pages included', async () => {
  const octokit = new ProbotOctokit({
    baseUrl: world.github.api,
    auth: { appId: world.app.id, privateKey: world.app.privateKey, installationId: world.app.installationId },
  });
  for (const title of ['one', 'two', 'three']) {
    await world.as('ben').request('POST /repos/{owner}/{repo}/issues', { ...shop, title });
  }
  const all = await octokit.paginate(octokit.rest.issues.listForRepo, { ...shop, per_page: 1, state: 'all' });
  expect(all.map(({ title }) => title)).toEqual(expect.arrayContaining(['one', 'two', 'three']));
  const { data } = await octokit.rest.git.getRef({ ...shop, ref: 'heads/main' });
  expect(data.object.sha).toBe(await tip('main'));
});
