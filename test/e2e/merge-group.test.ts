import { expect, test } from 'vitest';
import { enqueuePull } from '../../src/connect/github/merge.ts';
import { Sha } from '../../src/domain/ids.ts';
import { mergeGroup } from '../../src/flows/merge-group/flow.ts';
import { pullRequest } from '../../src/flows/pull-request/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { proposeCommit } from './git-data.ts';
import { type Harness, openHarness, where } from './harness.ts';
import { currentGroup, forgeGroup, requireQueue } from './queue-branch.ts';
import { forcePush } from './work-tree.ts';

const never = new AbortController().signal;
const checkNames = ['wired-chaos/policy', 'wired-chaos/evidence', 'wired-chaos/approval'];
const zoned = 'zones:\n  - name: data\n    paths: ["data/**"]\n    approvals: { count: 1 }\n';

async function propose(
  harness: Harness,
  branch: string,
  files: Record<string, string | null>,
): Promise<number> {
  const number = await proposeCommit(harness.dana.octokit, branch, files);
  await harness.github.idle();
  return number;
}

async function pullOf(harness: Harness, number: number) {
  const input = { ...where, pull_number: number };
  return (await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', input)).data;
}

async function approve(harness: Harness, number: number): Promise<void> {
  const { head } = await pullOf(harness, number);
  await harness.jonas.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...where,
    pull_number: number,
    commit_id: head.sha,
    event: 'APPROVE',
  });
}

const judgePull = (harness: Harness, number: number) =>
  runFlow(pullRequest, harness.context, `acme/shop#${number}`, never);

async function judgeGroup(harness: Harness, sha: string) {
  const afterwards = await runFlow(mergeGroup, harness.context, `acme/shop@${sha}`, never);
  await harness.github.idle();
  return afterwards;
}

async function enqueue(harness: Harness, number: number): Promise<void> {
  const { node_id: id, head } = await pullOf(harness, number);
  await enqueuePull(harness.context.client, id, Sha.parse(head.sha), () => {});
}

async function group(harness: Harness): Promise<string> {
  const now = await currentGroup(harness);
  if (now === null) throw new Error('no group is being checked');
  return now.sha;
}

/** By name: what our checks on a commit say. */
async function checksOn(harness: Harness, ref: string) {
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref,
  });
  return Object.fromEntries(
    data.check_runs
      .filter((run) => run.app?.id === harness.appId)
      .map((run) => [
        run.name,
        { conclusion: run.conclusion, text: `${run.output.title} ${run.output.summary}` },
      ]),
  );
}

test('a green, approved pull request goes through the queue when its merge was looked at, and not before', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': zoned });
  await requireQueue(harness, checkNames);
  const number = await propose(harness, 'change', { 'data/a.sql': 'select 1;\n' });
  await judgePull(harness, number);
  await approve(harness, number);
  await judgePull(harness, number);
  await enqueue(harness, number);
  const sha = await group(harness);
  // The pull request is green, and is judged once more: nothing of that is said about the group.
  await judgePull(harness, number);
  expect(await checksOn(harness, sha)).toEqual({});
  expect((await pullOf(harness, number)).merged).toBe(false);

  await judgeGroup(harness, sha);
  const checks = await checksOn(harness, sha);
  expect(Object.keys(checks).sort()).toEqual(checkNames.toSorted());
  expect(Object.values(checks).map(({ conclusion }) => conclusion)).toEqual([
    'success',
    'success',
    'success',
  ]);
  expect(await pullOf(harness, number)).toMatchObject({ merged: true, merge_commit_sha: sha });
  const entries = await harness.context.ledger.list({
    installation: harness.context.client.installation,
    kind: 'verdict',
    subject: `acme/shop@${sha}`,
    limit: 10,
  });
  expect(entries).toHaveLength(3);
  expect(await judgeGroup(harness, sha)).toEqual({ kind: 'rest' });
});

test('what two harmless pull requests become together is blocked', async () => {
  const harness = await openHarness({ 'notes/plan.txt': 'First, tell everybody.\nThen wait for a week.\n' });
  await requireQueue(harness, checkNames, { groupSize: 2 });
  const first = await propose(harness, 'first', { 'a.txt': 'a\n' });
  // One moves a file to the migrations, the other adds a line to it where it still is a note.
  const plan = 'First, tell everybody.\nThen wait for a week.\n';
  const moving = await propose(harness, 'move', {
    'notes/plan.txt': null,
    'db/migrations/0002_plan.sql': plan,
  });
  const adding = await propose(harness, 'add', { 'notes/plan.txt': `DROP TABLE orders;\n${plan}` });
  for (const number of [first, moving, adding]) {
    await judgePull(harness, number);
    await enqueue(harness, number);
  }
  await judgeGroup(harness, await group(harness));
  expect((await pullOf(harness, first)).merged).toBe(true);

  const both = await group(harness);
  await judgeGroup(harness, both);
  const { 'wired-chaos/policy': policy, 'wired-chaos/approval': approval } = await checksOn(harness, both);
  expect(policy?.conclusion).toBe('action_required');
  expect(policy?.text).toContain('db/migrations/0002_plan.sql');
  expect(approval?.conclusion).toBe('action_required');
  expect(approval?.text).toContain('do not carry over');
  // GitHub takes out the last, and the other goes through alone.
  await judgeGroup(harness, await group(harness));
  expect((await pullOf(harness, moving)).merged).toBe(true);
  expect((await pullOf(harness, adding)).merged).toBe(false);
});

test('an approval does not carry over when the head moved after the group was made', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': zoned });
  const number = await propose(harness, 'change', { 'data/a.sql': 'select 1;\n' });
  await approve(harness, number);
  await judgePull(harness, number);
  const old = (await pullOf(harness, number)).head.sha;
  const sha = await forgeGroup(harness, { number, merged: old, files: {} });
  await forcePush(harness, 'change', { 'data/b.sql': 'select 2;\n' });
  await approve(harness, number);
  await judgePull(harness, number);
  await judgeGroup(harness, sha);
  const approval = (await checksOn(harness, sha))['wired-chaos/approval'];
  expect(approval?.conclusion).toBe('action_required');
  expect(approval?.text).toContain(`${old.slice(0, 7)} is merged`);
});

test('a group that brings more than its pull request shows is blocked, though the head is the approved one', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': zoned });
  const number = await propose(harness, 'change', { 'data/a.sql': 'select 1;\n' });
  await approve(harness, number);
  await judgePull(harness, number);
  const merged = (await pullOf(harness, number)).head.sha;
  const sha = await forgeGroup(harness, { number, merged, files: { 'src/door.js': 'open();\n' } });
  await judgeGroup(harness, sha);
  const approval = (await checksOn(harness, sha))['wired-chaos/approval'];
  expect(approval?.conclusion).toBe('action_required');
  expect(approval?.text).toContain('src/door.js');
});

test('a branch that names another pull request than it merges passes nothing, and is tried again', async () => {
  const harness = await openHarness();
  const one = await propose(harness, 'change', { 'a.txt': 'a\n' });
  const two = await propose(harness, 'other', { 'b.txt': 'b\n' });
  const merged = (await pullOf(harness, one)).head.sha;
  const sha = await forgeGroup(harness, { number: two, merged, files: {} });
  expect((await judgeGroup(harness, sha)).kind).toBe('later');
  const checks = await checksOn(harness, sha);
  expect(Object.values(checks).map(({ conclusion }) => conclusion)).toEqual([
    'failure',
    'failure',
    'failure',
  ]);
  expect(checks['wired-chaos/policy']?.text).toContain('cannot be told');
});

test('a commit that no queue is having checked gets no verdict', async () => {
  const harness = await openHarness();
  const number = await propose(harness, 'change', { 'a.txt': 'a\n' });
  const { sha } = (await pullOf(harness, number)).head;
  expect(await judgeGroup(harness, sha)).toEqual({ kind: 'rest' });
  expect(await checksOn(harness, sha)).toEqual({});
});

test("a machine's change waits for the group's own evidence, whatever its pull request proved", async () => {
  const configuration = 'evidence:\n  commands:\n    - { name: unit, run: npm test }\n';
  const harness = await openHarness({
    '.github/wired-chaos.yml': configuration,
    '.github/workflows/evidence.yml': 'name: Evidence\non: [pull_request, merge_group]\njobs: {}\n',
  });
  const number = await proposeCommit(harness.context.client.octokit, 'bot', { 'b.txt': 'b\n' });
  const { head } = await pullOf(harness, number);
  const sha = await forgeGroup(harness, { number, merged: head.sha, files: {} });
  expect((await judgeGroup(harness, sha)).kind).toBe('later');
  const evidence = (await checksOn(harness, sha))['wired-chaos/evidence'];
  expect(evidence?.conclusion).toBeNull();
  expect(evidence?.text).toContain('has not begun');
});
