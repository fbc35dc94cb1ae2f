import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Checkout, startWorld, type World } from './world.ts';

let world: World;
let checkout: Checkout;
let number: number;
let sha: string;
let serial = 0;

const shop = { owner: 'acme', repo: 'shop' };

beforeAll(async () => {
  world = await startWorld();
  checkout = await world.clone('ben');
});
afterAll(() => world.close());

beforeEach(async () => {
  await protect({});
  serial += 1;
  await checkout.git('switch', '--quiet', '-c', `work-${serial}`, 'origin/main');
  sha = await checkout.commit('Work', { [`work-${serial}.txt`]: 'one\n' });
  await checkout.push(`work-${serial}`);
  const { data } = await world.as('ben').request('POST /repos/{owner}/{repo}/pulls', {
    ...shop,
    title: 'Work',
    head: `work-${serial}`,
    base: 'main',
  });
  number = data.number;
});

async function protect(options: {
  readonly checks?: { readonly context: string; readonly app_id?: number }[];
  readonly strict?: boolean;
  readonly reviews?: Record<string, unknown>;
}) {
  await world.as('ada').request('PUT /repos/{owner}/{repo}/branches/{branch}/protection', {
    ...shop,
    branch: 'main',
    required_status_checks:
      options.checks === undefined
        ? null
        : { strict: options.strict ?? false, checks: options.checks, contexts: [] },
    required_pull_request_reviews: options.reviews ?? null,
    enforce_admins: true,
    restrictions: null,
  });
}

async function state() {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  const { data } = await world.as('ada').request(route, { ...shop, pull_number: number });
  return data.mergeable_state;
}

const merge = () =>
  world.as('ada').request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...shop,
    pull_number: number,
  });

const review = (login: 'ada' | 'ben' | 'cleo', event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT') =>
  world.as(login).request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...shop,
    pull_number: number,
    event,
    body: 'So I say',
  });

const report = (octokit: ReturnType<World['as']>, conclusion: 'success' | 'failure') =>
  octokit.request('POST /repos/{owner}/{repo}/check-runs', {
    ...shop,
    name: 'policy',
    head_sha: sha,
    status: 'completed',
    conclusion,
  });

test('a required check pinned to an App counts only from that App', async () => {
  await protect({ checks: [{ context: 'policy', app_id: world.app.id }] });
  await expect(merge()).rejects.toMatchObject({
    status: 405,
    message: expect.stringContaining('Required status check "policy" is expected.'),
  });
  // A status of that name by a person is not the App's check.
  await world.as('ben').request('POST /repos/{owner}/{repo}/statuses/{sha}', {
    ...shop,
    sha,
    state: 'success',
    context: 'policy',
  });
  expect(await state()).toBe('blocked');
  await report(world.asInstallation(), 'failure');
  await expect(merge()).rejects.toMatchObject({
    message: expect.stringContaining('Required status check "policy" is failing.'),
  });
  await report(world.asInstallation(), 'success');
  expect(await state()).toBe('clean');
  expect((await merge()).data.merged).toBe(true);
});

test('reviews are asked for until one with write access approves', async () => {
  await protect({ reviews: { required_approving_review_count: 1 } });
  await review('cleo', 'APPROVE');
  await expect(merge()).rejects.toMatchObject({
    status: 405,
    message: expect.stringContaining(
      'At least 1 approving review is required by reviewers with write access.',
    ),
  });
  await expect(review('ben', 'APPROVE')).rejects.toMatchObject({ status: 422 });
  await review('ada', 'REQUEST_CHANGES');
  expect(await state()).toBe('blocked');
  await review('ada', 'APPROVE');
  await review('ada', 'COMMENT');
  expect(await state()).toBe('clean');
});

test('a push that changes the diff dismisses stale approvals', async () => {
  await protect({ reviews: { required_approving_review_count: 1, dismiss_stale_reviews: true } });
  const { data: approval } = await review('ada', 'APPROVE');
  expect(await state()).toBe('clean');
  await checkout.commit('More', { [`work-${serial}.txt`]: 'two\n' });
  await checkout.push(`work-${serial}`);
  expect(await state()).toBe('blocked');
  const [dismissed] = (await world.heard('pull_request_review', 'dismissed')).slice(-1);
  expect(dismissed?.payload).toMatchObject({ review: { id: approval.id, state: 'dismissed' } });
});

test('the last pusher’s own approval does not do for the last push', async () => {
  await protect({ reviews: { required_approving_review_count: 1, require_last_push_approval: true } });
  const ada = await world.clone('ada');
  await ada.git('switch', '--quiet', `work-${serial}`);
  await ada.commit('Ada too', { 'ada.txt': 'x\n' });
  await ada.push(`work-${serial}`);
  await review('ada', 'APPROVE');
  await expect(merge()).rejects.toMatchObject({
    message: expect.stringContaining('someone other than the last pusher'),
  });
});

test('code owners are asked for, by the base branch’s file', async () => {
  const main = await world.clone('ada');
  await world.as('ada').request('DELETE /repos/{owner}/{repo}/branches/{branch}/protection', {
    ...shop,
    branch: 'main',
  });
  await main.commit('Owners', { CODEOWNERS: '* @cleo\nwork-*.txt @ada\n' });
  await main.push('main');
  await protect({ reviews: { required_approving_review_count: 0, require_code_owner_reviews: true } });
  await expect(merge()).rejects.toMatchObject({
    message: expect.stringContaining('Waiting on code owner review from ada.'),
  });
  await review('ada', 'APPROVE');
  expect((await merge()).data.merged).toBe(true);
  await checkout.git('fetch', '--quiet', 'origin');
});

test('strict protection wants the head up to date, and update-branch brings it there', async () => {
  await protect({ checks: [], strict: true });
  const main = await world.clone('ada');
  await main.commit('Ahead', { [`ahead-${serial}.txt`]: 'x\n' });
  await main.push('main');
  expect(await state()).toBe('behind');
  await expect(merge()).rejects.toMatchObject({ status: 405 });
  await world.as('ben').request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch', {
    ...shop,
    pull_number: number,
  });
  expect(await state()).toBe('clean');
});

test('a protected branch takes no direct push, no force push and no deletion', async () => {
  await protect({ reviews: { required_approving_review_count: 1 } });
  const ada = await world.clone('ada');
  await ada.commit('Direct', { 'direct.txt': 'x\n' });
  await expect(ada.push('HEAD:main')).rejects.toThrow(/GH006: Protected branch update failed/);
  await ada.git('reset', '--quiet', '--hard', 'origin/main');
  await protect({});
  await ada.git('commit', '--quiet', '--amend', '--allow-empty', '-m', 'Rewritten');
  await expect(ada.push('--force', 'HEAD:main')).rejects.toThrow(/Cannot force-push/);
  await expect(ada.push('--delete', 'main')).rejects.toThrow(/Cannot delete/);
  const update = world.as('ada').request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
    ...shop,
    ref: 'heads/main',
    sha: await ada.git('rev-parse', 'HEAD'),
    force: true,
  });
  await expect(update).rejects.toMatchObject({ status: 422 });
});

test('a draft is not merged', async () => {
  await world.github.seed.setDraft('acme/shop', number, true, 'ben');
  expect(await state()).toBe('draft');
  await expect(merge()).rejects.toMatchObject({ message: expect.stringContaining('still a draft') });
  await world.github.seed.setDraft('acme/shop', number, false, 'ben');
  expect((await world.heard('pull_request', 'ready_for_review')).length).toBe(1);
  expect((await merge()).data.merged).toBe(true);
});

test('a check that is not required makes the pull request unstable, not blocked', async () => {
  await report(world.asInstallation(), 'failure');
  expect(await state()).toBe('unstable');
  expect((await merge()).data.merged).toBe(true);
});

test('protection reads back as it was set', async () => {
  await protect({
    checks: [{ context: 'policy', app_id: world.app.id }, { context: 'any' }],
    strict: true,
    reviews: { required_approving_review_count: 2, dismiss_stale_reviews: true },
  });
  const { data } = await world
    .as('ada')
    .request('GET /repos/{owner}/{repo}/branches/{branch}/protection', { ...shop, branch: 'main' });
  expect(data).toMatchObject({
    required_status_checks: {
      strict: true,
      checks: [
        { context: 'policy', app_id: world.app.id },
        { context: 'any', app_id: null },
      ],
    },
    required_pull_request_reviews: { required_approving_review_count: 2, dismiss_stale_reviews: true },
    enforce_admins: { enabled: true },
  });
});
