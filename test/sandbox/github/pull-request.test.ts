import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const shop = { owner: 'acme', repo: 'shop' };

/** Opens a pull request with one commit on a branch of its own. */
async function openPull(branch: string, files: Record<string, string | null>, login: 'ada' | 'ben' = 'ben') {
  const checkout = await world.clone(login);
  await checkout.git('switch', '--quiet', '-c', branch);
  const sha = await checkout.commit(`Change ${branch}`, files);
  await checkout.push(branch);
  const { data } = await world.as(login).request('POST /repos/{owner}/{repo}/pulls', {
    ...shop,
    title: `Pull ${branch}`,
    body: 'Why',
    head: branch,
    base: 'main',
  });
  return { checkout, sha, pull: data, number: data.number };
}

async function get(number: number) {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  return (await world.as('ada').request(route, { ...shop, pull_number: number })).data;
}

test('a pull request shows its head, its base and what it changes', async () => {
  const { pull, sha } = await openPull('shape', { 'added.txt': 'one\ntwo\n' });
  expect(pull).toMatchObject({
    state: 'open',
    head: { ref: 'shape', sha, label: 'acme:shape' },
    base: { ref: 'main' },
    mergeable: true,
    mergeable_state: 'clean',
    commits: 1,
    additions: 2,
    deletions: 0,
    changed_files: 1,
    user: { login: 'ben' },
  });
  const [opened] = (await world.heard('pull_request', 'opened')).slice(-1);
  expect(opened?.payload).toMatchObject({ number: pull.number, pull_request: { head: { sha } } });
});

test('the head follows a push, and synchronize says from where to where', async () => {
  const { checkout, sha, number } = await openPull('follow', { 'follow.txt': 'one\n' });
  const next = await checkout.commit('More', { 'follow.txt': 'two\n' });
  await checkout.push('follow');
  expect((await get(number)).head.sha).toBe(next);
  const [event] = (await world.heard('pull_request', 'synchronize')).slice(-1);
  expect(event?.payload).toMatchObject({ before: sha, after: next, number });
  const refs = await checkout.git('ls-remote', 'origin', `refs/pull/${number}/head`);
  expect(refs.split('\t')[0]).toBe(next);
});

test('a force push rewrites the head and is logged with its actor', async () => {
  const { checkout, sha, number } = await openPull('forced', { 'forced.txt': 'one\n' });
  await checkout.commit('Other', { 'forced.txt': 'two\n' });
  await checkout.git('reset', '--quiet', '--soft', 'origin/main');
  const rewritten = await checkout.commit('Rewritten', { 'forced.txt': 'three\n' });
  await checkout.push('--force', 'forced');
  expect((await get(number)).head.sha).toBe(rewritten);
  const { data } = await world.as('ada').request('GET /repos/{owner}/{repo}/activity', {
    ...shop,
    ref: 'refs/heads/forced',
  });
  expect(data.map((entry) => [entry.activity_type, entry.actor?.login, entry.after])).toEqual([
    ['force_push', 'ben', rewritten],
    ['branch_creation', 'ben', sha],
  ]);
  const [push] = (await world.heard('push')).slice(-1);
  expect(push?.payload).toMatchObject({ forced: true, ref: 'refs/heads/forced', after: rewritten });
});

test('deleting the head branch closes the pull request', async () => {
  const { checkout, number } = await openPull('gone', { 'gone.txt': 'one\n' });
  await checkout.push('--delete', 'gone');
  expect(await get(number)).toMatchObject({ state: 'closed', merged: false });
});

test('a conflict makes it dirty and unmergeable', async () => {
  const { number } = await openPull('conflict', { 'README.md': '# mine\n' });
  const main = await world.clone('ada');
  await main.commit('Theirs', { 'README.md': '# theirs\n' });
  await main.push('main');
  expect(await get(number)).toMatchObject({
    mergeable: false,
    mergeable_state: 'dirty',
    merge_commit_sha: null,
  });
  const merge = world.as('ada').request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...shop,
    pull_number: number,
  });
  await expect(merge).rejects.toMatchObject({ status: 405 });
});

for (const method of ['merge', 'squash', 'rebase'] as const) {
  test(`${method} puts the change on main as GitHub would`, async () => {
    const { checkout, number } = await openPull(`by-${method}`, { [`${method}.txt`]: 'one\n' });
    await checkout.commit('Second', { [`${method}.txt`]: 'one\ntwo\n' });
    await checkout.push(`by-${method}`);
    const before = await checkout.git('rev-parse', 'origin/main');
    const main = await world.clone('ada');
    await main.commit(`Meanwhile ${method}`, { [`other-${method}.txt`]: 'x\n' });
    await main.push('main');
    const tip = await main.git('rev-parse', 'HEAD');
    const { data } = await world.as('ada').request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
      ...shop,
      pull_number: number,
      merge_method: method,
    });
    await main.git('fetch', '--quiet', 'origin', 'main');
    expect(await main.git('rev-parse', 'origin/main')).toBe(data.sha);
    const parents = (await main.git('show', '-s', '--format=%P', data.sha)).split(' ');
    const subjects = await main.git('log', '--format=%s', '--first-parent', `${tip}..origin/main`);
    expect({ parents: parents.length, subjects: subjects.split('\n') }).toEqual(
      {
        merge: { parents: 2, subjects: [`Merge pull request #${number} from acme/by-merge`] },
        squash: { parents: 1, subjects: [`Pull by-squash (#${number})`] },
        rebase: { parents: 1, subjects: ['Second', 'Change by-rebase'] },
      }[method],
    );
    expect(await main.git('show', `origin/main:${method}.txt`)).toBe('one\ntwo');
    expect(await main.git('show', `origin/main:other-${method}.txt`)).toBe('x');
    expect(before).not.toBe(tip);
    expect(await get(number)).toMatchObject({ state: 'closed', merged: true, merge_commit_sha: data.sha });
    const [closed] = (await world.heard('pull_request', 'closed')).slice(-1);
    expect(closed?.payload).toMatchObject({ number, pull_request: { merged: true } });
  });
}

test('a head that reaches main by push is merged', async () => {
  const { checkout, number, sha } = await openPull('pushed', { 'pushed.txt': 'one\n' }, 'ada');
  await checkout.git('fetch', '--quiet', 'origin', 'main');
  await checkout.git('switch', '--quiet', '--detach', 'origin/main');
  await checkout.git('merge', '--quiet', '--no-ff', '-m', 'By hand', sha);
  await checkout.push('HEAD:main');
  expect(await get(number)).toMatchObject({ merged: true, merged_by: { login: 'ada' } });
});

test('merging with the head that was seen fails once the head moved', async () => {
  const { checkout, number, sha } = await openPull('moved', { 'moved.txt': 'one\n' });
  await checkout.commit('Later', { 'moved.txt': 'two\n' });
  await checkout.push('moved');
  const merge = world.as('ada').request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...shop,
    pull_number: number,
    sha,
  });
  await expect(merge).rejects.toMatchObject({ status: 409 });
});

test('a second pull request from the same branch, and one without commits, are refused in GitHub’s words', async () => {
  await openPull('twice', { 'twice.txt': 'one\n' });
  const open = (head: string) =>
    world.as('ben').request('POST /repos/{owner}/{repo}/pulls', { ...shop, title: 't', head, base: 'main' });
  await expect(open('twice')).rejects.toMatchObject({
    status: 422,
    response: { data: { errors: [{ message: 'A pull request already exists for acme:twice.' }] } },
  });
  await expect(open('main')).rejects.toMatchObject({
    response: { data: { errors: [{ message: 'No commits between main and main' }] } },
  });
  await expect(open('nowhere')).rejects.toMatchObject({
    response: { data: { errors: [{ field: 'head', code: 'invalid' }] } },
  });
});

test('a pull request from a fork brings its commits and can be merged', async () => {
  const { data: fork } = await world
    .as('cleo')
    .request('POST /repos/{owner}/{repo}/forks', { ...shop, name: 'shop-fork' });
  expect(fork).toMatchObject({ fork: true, full_name: 'cleo/shop-fork', parent: { full_name: 'acme/shop' } });
  const checkout = await world.clone('cleo', 'cleo/shop-fork');
  await checkout.git('switch', '--quiet', '-c', 'idea');
  await checkout.commit('Idea', { 'idea.txt': 'one\n' });
  await checkout.push('idea');
  const { data: pull } = await world.as('cleo').request('POST /repos/{owner}/{repo}/pulls', {
    ...shop,
    title: 'Idea',
    head: 'cleo:idea',
    base: 'main',
  });
  expect(pull.head.repo.full_name).toBe('cleo/shop-fork');
  const next = await checkout.commit('Better', { 'idea.txt': 'two\n' });
  await checkout.push('idea');
  expect((await get(pull.number)).head.sha).toBe(next);
  const { data } = await world.as('ada').request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...shop,
    pull_number: pull.number,
  });
  expect(data.merged).toBe(true);
});
