import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkWebhook } from './description.ts';
import { ScriptedRunner } from './scripted-runner.ts';
import { type Files, Stage } from './stage.ts';

const where = { owner: 'acme', repo: 'shop' };
const workflow = 'name: Group\non: [merge_group]\n';
const mutation = `mutation ($id: ID!, $head: GitObjectID!) {
  enqueuePullRequest(input: { pullRequestId: $id, expectedHeadOid: $head }) { mergeQueueEntry { id } }
}`;

let stage: Stage;
let runner: ScriptedRunner;

beforeEach(async () => {
  runner = new ScriptedRunner();
  const files = { 'README.md': '# Shop\n', '.github/workflows/group.yml': workflow };
  stage = await Stage.open(files, runner, ['merge_group']);
});

afterEach(async () => {
  await stage.github.idle();
  const complaints = stage.received.flatMap(({ event, payload }) =>
    checkWebhook(event, payload.action ?? null, payload),
  );
  expect([...new Set(complaints)]).toEqual([]);
  await stage.close();
});

interface Pull {
  readonly number: number;
  readonly node_id: string;
  readonly head: { readonly sha: string };
}

async function propose(branch: string, files: Files): Promise<Pull> {
  const ben = stage.as(stage.tokens.ben);
  await stage.push(stage.tokens.ben, branch, files, `Add ${branch}`);
  const input = { ...where, title: `Add ${branch}`, head: branch, base: 'main' };
  return (await ben.request('POST /repos/{owner}/{repo}/pulls', input)).data;
}

const enqueue = (pull: Pull, head = pull.head.sha) =>
  stage.installation.graphql<{ enqueuePullRequest: { mergeQueueEntry: { id: string } } }>(mutation, {
    id: pull.node_id,
    head,
  });

/** Requires the check of this App, so that nothing merges before it says so. */
async function requireVerdict(ofAdmins = true): Promise<void> {
  await stage.as(stage.tokens.ada).request('PUT /repos/{owner}/{repo}/branches/{branch}/protection', {
    ...where,
    branch: 'main',
    required_status_checks: {
      strict: false,
      contexts: [],
      checks: [{ context: 'verdict', app_id: stage.app.id }],
    },
    required_pull_request_reviews: null,
    enforce_admins: ofAdmins,
    restrictions: null,
  });
}

async function say(sha: string, conclusion: 'success' | 'failure' | 'timed_out', as = stage.installation) {
  await as.request('POST /repos/{owner}/{repo}/check-runs', {
    ...where,
    name: 'verdict',
    head_sha: sha,
    status: 'completed',
    conclusion,
  });
  await stage.github.idle();
}

interface Group {
  readonly head_sha: string;
  readonly head_ref: string;
  readonly base_sha: string;
  readonly base_ref: string;
}

async function groups(action: 'checks_requested' | 'destroyed') {
  await stage.github.idle();
  return stage.payloads('merge_group', action).map((payload) => ({
    group: payload.merge_group as Group,
    reason: payload.reason,
  }));
}

async function requested(index = 0): Promise<Group> {
  const group = (await groups('checks_requested'))[index]?.group;
  if (group === undefined) throw new Error('no group was to be checked');
  return group;
}

const pullNow = async (number: number) =>
  (
    await stage.installation.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...where,
      pull_number: number,
    })
  ).data;

const branches = async () =>
  (
    await stage.installation.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', {
      ...where,
      ref: 'heads/',
    })
  ).data.map(({ ref, object }) => [ref, object.sha]);

async function ready(branch: string, files: Files): Promise<Pull> {
  const pull = await propose(branch, files);
  await say(pull.head.sha, 'success');
  return pull;
}

test('a group is a real merge on a branch of its own, checked by Apps and workflows, and merged when it is green', async () => {
  await requireVerdict();
  stage.github.seed.enableMergeQueue('acme/shop', 'main');
  const pull = await ready('one', { 'one.txt': '1\n' });
  const { enqueuePullRequest } = await enqueue(pull);
  expect(enqueuePullRequest.mergeQueueEntry.id).not.toBe('');

  const group = await requested();
  expect(group.head_ref).toBe(`refs/heads/gh-readonly-queue/main/pr-${pull.number}-${group.base_sha}`);
  expect(group.base_ref).toBe('refs/heads/main');
  const { data: commit } = await stage.installation.request('GET /repos/{owner}/{repo}/commits/{ref}', {
    ...where,
    ref: group.head_sha,
  });
  expect(commit.parents.map(({ sha }) => sha)).toEqual([group.base_sha, pull.head.sha]);
  expect(commit.files?.map(({ filename }) => filename)).toEqual(['one.txt']);
  const [run] = runner.requests;
  expect(run?.event).toMatchObject({ name: 'merge_group', sha: group.head_sha, ref: group.head_ref });
  expect((await pullNow(pull.number)).merged).toBe(false);

  await say(group.head_sha, 'success');
  expect(await pullNow(pull.number)).toMatchObject({ merged: true, merge_commit_sha: group.head_sha });
  expect(await branches()).toEqual([
    ['refs/heads/main', group.head_sha],
    ['refs/heads/one', pull.head.sha],
  ]);
  expect(await groups('destroyed')).toMatchObject([{ reason: 'merged', group }]);
  expect(stage.payloads('pull_request', 'closed')).toMatchObject([{ pull_request: { merged: true } }]);
});

test('a green status of the same name by somebody else merges nothing', async () => {
  await requireVerdict();
  stage.github.seed.enableMergeQueue('acme/shop', 'main');
  const pull = await ready('one', { 'one.txt': '1\n' });
  await enqueue(pull);
  const { head_sha: sha } = await requested();
  const state = { ...where, sha, state: 'success' as const, context: 'verdict' };
  await stage.as(stage.tokens.ada).request('POST /repos/{owner}/{repo}/statuses/{sha}', state);
  await stage.github.idle();
  expect((await pullNow(pull.number)).merged).toBe(false);
});

test.each(['failure', 'timed_out'] as const)(
  'a check that ends in %s takes the pull request out',
  async (end) => {
    await requireVerdict();
    stage.github.seed.enableMergeQueue('acme/shop', 'main');
    const pull = await ready('one', { 'one.txt': '1\n' });
    await enqueue(pull);
    const group = await requested();
    await say(group.head_sha, end);
    expect(await pullNow(pull.number)).toMatchObject({ merged: false, state: 'open' });
    expect(await groups('destroyed')).toMatchObject([{ reason: 'dequeued' }]);
    expect(stage.payloads('pull_request', 'dequeued')).toMatchObject([{ reason: 'CI_FAILURE' }]);
    expect((await branches()).map(([ref]) => ref)).toEqual(['refs/heads/main', 'refs/heads/one']);
  },
);

test('what waits is tried together, and when that fails without its last', async () => {
  await requireVerdict();
  stage.github.seed.enableMergeQueue('acme/shop', 'main', { groupSize: 2 });
  const pulls = [];
  for (const name of ['one', 'two', 'three']) pulls.push(await ready(name, { [`${name}.txt`]: `${name}\n` }));
  for (const pull of pulls) await enqueue(pull);
  await say((await requested()).head_sha, 'success');

  const both = await requested(1);
  expect(both.head_ref).toContain(`/pr-${pulls[2]?.number}-`);
  await say(both.head_sha, 'failure');
  const alone = await requested(2);
  expect(alone.head_ref).toContain(`/pr-${pulls[1]?.number}-`);
  await say(alone.head_sha, 'success');
  const merged = await Promise.all(pulls.map(async ({ number }) => (await pullNow(number)).merged));
  expect(merged).toEqual([true, true, false]);
});

test('a push to a queued pull request takes it out, and a push to the base has the group formed anew', async () => {
  await requireVerdict();
  stage.github.seed.enableMergeQueue('acme/shop', 'main');
  const pulls = [await ready('one', { 'one.txt': '1\n' }), await ready('two', { 'two.txt': '2\n' })];
  for (const pull of pulls) await enqueue(pull);
  await requested();
  await stage.push(stage.tokens.ben, 'one', { 'one.txt': '1\n1\n' });
  const second = await requested(1);
  expect(second.head_ref).toContain(`/pr-${pulls[1]?.number}-`);
  expect((await groups('destroyed')).map(({ reason }) => reason)).toEqual(['dequeued']);

  // An administrator whom protection lets pass.
  await requireVerdict(false);
  await stage.push(stage.tokens.ada, 'main', { 'hotfix.txt': 'now\n' });
  const third = await requested(2);
  expect(third.base_sha).not.toBe(second.base_sha);
  expect((await groups('destroyed')).map(({ reason }) => reason)).toEqual(['dequeued', 'invalidated']);
});

test('what conflicts never becomes a group', async () => {
  await requireVerdict();
  stage.github.seed.enableMergeQueue('acme/shop', 'main');
  const one = await ready('one', { 'README.md': '# One\n' });
  const two = await ready('two', { 'README.md': '# Two\n' });
  await enqueue(one);
  await enqueue(two);
  await say((await requested()).head_sha, 'success');
  expect(stage.payloads('pull_request', 'dequeued').map(({ reason }) => reason)).toEqual([
    'MERGE',
    'MERGE_CONFLICT',
  ]);
  expect((await pullNow(two.number)).merged).toBe(false);
});

test('GitHub refuses in its own way: another head, twice, no queue, no checks yet, a direct merge, unknown fields', async () => {
  await requireVerdict();
  const pull = await propose('one', { 'one.txt': '1\n' });
  await expect(enqueue(pull)).rejects.toThrow('has no merge queue');
  stage.github.seed.enableMergeQueue('acme/shop', 'main');
  await expect(enqueue(pull)).rejects.toThrow('Required status check "verdict" is expected.');
  await say(pull.head.sha, 'success');
  await expect(enqueue(pull, '0'.repeat(40))).rejects.toThrow('Head branch was modified');
  await enqueue(pull);
  await expect(enqueue(pull)).rejects.toThrow('already in the merge queue');
  const merge = stage.as(stage.tokens.ada).request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: pull.number,
  });
  await expect(merge).rejects.toMatchObject({
    status: 405,
    message: expect.stringContaining('Changes must be made through the merge queue'),
  });
  await expect(stage.installation.graphql('{ viewer { login } }')).rejects.toThrow(
    'Not simulated: Query.viewer',
  );
  await expect(
    stage.as(stage.tokens.eve).graphql(mutation, { id: pull.node_id, head: pull.head.sha }),
  ).rejects.toThrow('Must have write rights');
});
