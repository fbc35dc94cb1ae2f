import { expect, test } from 'vitest';
import { fixtures } from '../../src/sandbox/world.ts';
import { headOf, proposeCommit, writeCommit } from './git-data.ts';
import { where } from './harness.ts';
import { until } from './until.ts';
import { openTestWorld } from './world.ts';

const configuration = `autonomy: propose
merge: queue
zones:
  - name: code
    paths: ["src/**"]
    approvals: { count: 1 }
`;

test('merge: queue: an approved pull request is queued, its group judged and merged, without another hand', async () => {
  const world = await openTestWorld();
  const { mira, dana, jonas } = world.people;
  const main = { ...where, branch: 'main' };
  const protection = '/repos/{owner}/{repo}/branches/{branch}/protection';
  const checks = ['policy', 'evidence', 'approval'].map((name) => ({
    context: `wired-chaos/${name}`,
    app_id: world.appId,
  }));
  await mira.octokit.request(`DELETE ${protection}`, main);
  const sha = await writeCommit(mira.octokit, {
    parents: [await headOf(mira.octokit, 'main')],
    message: 'Merge by the queue',
    files: { '.github/wired-chaos.yml': configuration },
  });
  await mira.octokit.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
    ...where,
    ref: 'heads/main',
    sha,
  });
  await mira.octokit.request(`PUT ${protection}`, {
    ...main,
    required_status_checks: { strict: false, contexts: [], checks },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  world.github.seed.enableMergeQueue('acme/shop', 'main');

  const number = await proposeCommit(dana.octokit, 'change', { 'src/new.js': 'export const a = 1;\n' });
  const pull = { ...where, pull_number: number };
  await jonas.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...pull,
    event: 'APPROVE',
  });
  const merged = await until(async () => {
    const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', pull);
    return data.merged ? data : null;
  });
  expect(merged.merged_by?.login).toBe('github-merge-queue[bot]');
  const { data: runs } = await jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: merged.merge_commit_sha ?? '',
  });
  const own = runs.check_runs.filter(({ app }) => app?.id === world.appId);
  expect(own.map(({ name, conclusion }) => [name, conclusion]).sort()).toEqual(
    checks.map(({ context }) => [context, 'success']).sort(),
  );
  expect(await headOf(jonas.octokit, 'main')).toBe(merged.merge_commit_sha);
});

test("a machine's change is proven once more, by a run on the very commit that is merged", async () => {
  const world = await openTestWorld({ runner: null });
  const { dana, jonas } = world.people;
  world.github.seed.enableMergeQueue('acme/shop', 'main');
  const { number } = await world.agent.propose(`${fixtures}/changes/shipping`);
  const pull = { ...where, pull_number: number };
  const now = async () =>
    (await jonas.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', pull)).data;
  await jonas.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...pull,
    event: 'APPROVE',
  });
  const ready = await until(async () => {
    const data = await now();
    return data.mergeable_state === 'clean' ? data : null;
  });
  await dana.octokit.graphql(
    `mutation ($id: ID!, $head: GitObjectID!) {
      enqueuePullRequest(input: { pullRequestId: $id, expectedHeadOid: $head }) { mergeQueueEntry { id } }
    }`,
    { id: ready.node_id, head: ready.head.sha },
  );
  const merged = await until(async () => {
    const data = await now();
    return data.merged ? data : null;
  });
  const { data: runs } = await jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: merged.merge_commit_sha ?? '',
    check_name: 'wired-chaos/evidence',
  });
  const evidence = runs.check_runs.find(({ app }) => app?.id === world.appId);
  expect(evidence?.output.title).toContain('Proven');
});
