import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type CheckContent, listChecks } from '../../src/connect/github/checks.ts';
import { RepositoryId, Sha } from '../../src/domain/ids.ts';
import { command } from '../../src/flows/command/flow.ts';
import { writeCheck } from '../../src/flows/effects/check.ts';
import { mainBranch } from '../../src/flows/main-branch/flow.ts';
import { pullRequest } from '../../src/flows/pull-request/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import type { LedgerEntry } from '../../src/platform/ledger-entry.ts';
import { type Crashes, crashEverywhere } from './crashes.ts';
import { type Harness, openHarness, where } from './harness.ts';
import { forcePush, prepareChange } from './work-tree.ts';

const never = new AbortController().signal;
const zones = 'zones:\n  - name: data\n    paths: ["data/**"]\n    approvals: { count: 1 }\n';

/** What a step leaves behind when it crashes is the same at its other points. */
const matters = (point: string) => point.startsWith('effect:') || point.startsWith('ledger:');

async function openCrashing(
  files: Record<string, string> = {},
): Promise<Harness & { readonly crashes: Crashes }> {
  const crashes = crashEverywhere(matters);
  return { ...(await openHarness(files, { onPoint: crashes.onPoint })), crashes };
}

async function entries({ context }: Harness): Promise<LedgerEntry[]> {
  return context.ledger.list({ installation: context.client.installation, limit: 500 });
}

/** How often GitHub was asked for it by the App. */
function asked({ github }: Harness, method: string, template: string): number {
  return github.requests.entries.filter((one) => one.method === method && one.template === template).length;
}

async function head({ jonas }: Harness, number: number): Promise<string> {
  const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  return data.head.sha;
}

async function comments({ jonas, context }: Harness, number: number): Promise<string[]> {
  const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...where,
    issue_number: number,
  });
  return data.filter(({ user }) => user?.login === context.app.bot).map(({ body }) => body ?? '');
}

/** Every check run of a commit, replaced ones too, as `name external_id`. */
async function written({ jonas }: Harness, ref: string): Promise<string[]> {
  const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref,
    filter: 'all',
    per_page: 100,
  });
  return data.check_runs
    .filter(({ name }) => name.startsWith('wired-chaos/'))
    .map(({ name, external_id }) => `${name} ${external_id}`);
}

test('a crash at every point of a revert: one rerun, one branch, one pull request, each on the ledger once', async () => {
  const harness = await openCrashing();
  const { dana, github, context, crashes } = harness;
  for (const files of [{ 'good.txt': 'x\n' }, { BROKEN: 'x\n' }]) {
    const title = Object.keys(files).join();
    const { number } = await dana.propose(await prepareChange({ title, branch: title, files }));
    await dana.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
      ...where,
      pull_number: number,
    });
    await github.idle();
  }
  const before = asked(harness, 'POST', '/repos/{owner}/{repo}/pulls');
  for (let round = 0; round < 6; round += 1) {
    const then = await crashes.survive(() => runFlow(mainBranch, context, 'acme/shop', never));
    await github.idle();
    if (then.kind === 'rest') break;
  }
  const kinds = ['rerun', 'commit', 'branch', 'pull', 'label', 'body'];
  const crashed = (state: string) =>
    kinds.filter((kind) => crashes.points.some((point) => point.startsWith(`effect:${state}:${kind}:`)));
  expect(crashed('begun')).toEqual(expect.arrayContaining(kinds.slice(0, 5)));
  expect(crashed('acted')).toEqual(expect.arrayContaining(kinds.slice(0, 5)));

  expect(asked(harness, 'POST', '/repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs')).toBe(1);
  expect(asked(harness, 'POST', '/repos/{owner}/{repo}/git/refs')).toBe(1);
  expect(asked(harness, 'POST', '/repos/{owner}/{repo}/pulls') - before).toBe(1);
  expect(asked(harness, 'POST', '/repos/{owner}/{repo}/issues/{issue_number}/labels')).toBe(1);
  expect((await entries(harness)).map(({ kind }) => kind)).toEqual(['decision', 'change']);
}, 120_000);

test('a crash at every point of judging, telling and merging: each check, the note and the merge once', async () => {
  const harness = await openCrashing({ '.github/wired-chaos.yml': `merge: auto\n${zones}` });
  const { dana, jonas, context, crashes } = harness;
  const change = await prepareChange({ title: 'A change', branch: 'change', files: { 'data/a.sql': 'x\n' } });
  const { number } = await dana.propose(change);
  const judge = async () => {
    await harness.github.idle();
    await crashes.survive(() => runFlow(pullRequest, context, `acme/shop#${number}`, never));
  };
  const approve = async () =>
    jonas.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      ...where,
      pull_number: number,
      commit_id: await head(harness, number),
      event: 'APPROVE',
    });
  await judge();
  // GitHub's times are whole seconds: the approval comes after the first look for certain.
  await sleep(1000);
  await approve();
  await forcePush(harness, 'change', { 'data/a.sql': 'y\n' });
  await judge();
  expect(await comments(harness, number)).toHaveLength(1);
  await approve();
  await judge();
  // GitHub says that it is closed: what a crash kept off the ledger is put there.
  await judge();

  const checks = await written(harness, await head(harness, number));
  expect(checks).toEqual([...new Set(checks)]);
  expect(checks.length).toBeGreaterThanOrEqual(3);
  expect(asked(harness, 'PUT', '/repos/{owner}/{repo}/pulls/{pull_number}/merge')).toBe(1);
  expect(asked(harness, 'POST', '/repos/{owner}/{repo}/issues/{issue_number}/comments')).toBe(1);
  // Each check that is shown, and each that was replaced, is on the ledger.
  const verdicts = (await entries(harness)).filter(({ kind }) => kind === 'verdict');
  expect(new Set(verdicts.map(({ key }) => key)).size).toBe(verdicts.length);
  expect(crashes.points).toContain('ledger:appended:verdict');
  const merges = (await entries(harness)).filter(({ kind }) => kind === 'merge');
  expect(merges.map(({ data }) => data)).toEqual([
    { how: 'auto', head: await head(harness, number), merged: expect.stringMatching(/^[0-9a-f]{40}$/) },
  ]);
  for (const point of ['effect:begun:merge:', 'effect:acted:merge:', 'effect:acted:check:']) {
    expect(crashes.points.some((one) => one.startsWith(point))).toBe(true);
  }
}, 120_000);

test('a verdict that was shown is on the ledger, also when a crash and another head keep it from being looked at again', async () => {
  const acted = 'effect:acted:check:';
  let crashed = 0;
  const harness = await openHarness(
    {},
    {
      onPoint(point) {
        if (!point.startsWith(acted)) return;
        crashed += 1;
        throw new Error('a crash right after the check was written');
      },
    },
  );
  const change = await prepareChange({ title: 'A change', branch: 'change', files: { 'a.txt': 'x\n' } });
  const { number } = await harness.dana.propose(change);
  const seen = await head(harness, number);
  const { context } = harness;
  await expect(runFlow(pullRequest, context, `acme/shop#${number}`, never)).rejects.toThrow('a crash');
  await forcePush(harness, 'change', { 'a.txt': 'y\n' });
  expect(crashed).toBe(1);
  const [shown, ...others] = await written(harness, seen);
  expect(others).toEqual([]);
  const { own } = await listChecks(
    context.client,
    { owner: 'acme', name: 'shop' },
    Sha.parse(seen),
    harness.appId,
  );
  const verdicts = (await entries(harness)).filter(({ kind }) => kind === 'verdict');
  expect(verdicts).toMatchObject([{ data: { head: seen, check: own[0]?.name } }]);
  expect(shown).toContain(own[0]?.digest ?? 'no digest');
  expect(verdicts[0]?.key).toContain(own[0]?.digest ?? 'no digest');
});

test('a crash at every point of a command: it takes effect, and is answered and reacted to, once', async () => {
  const harness = await openCrashing();
  const { dana, jonas, context, crashes } = harness;
  const change = await prepareChange({ title: 'A change', branch: 'change', files: { BROKEN: 'x\n' } });
  const { number } = await dana.propose(change);
  await harness.github.idle();
  const { data: order } = await dana.octokit.request(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { ...where, issue_number: number, body: '/wired pause' },
  );
  for (let round = 0; round < 2; round += 1) {
    await crashes.survive(() => runFlow(command, context, `acme/shop#${number}/${order.id}`, never));
  }
  expect(await comments(harness, number)).toHaveLength(1);
  const { data: reacted } = await jonas.octokit.request(
    'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { ...where, comment_id: Number(order.id) },
  );
  expect(reacted.reactions).toMatchObject({ '+1': 1 });
  expect((await entries(harness)).map(({ kind }) => kind)).toEqual(['switch', 'command', 'command-answered']);
  expect(crashes.points.filter((point) => point.startsWith('effect:'))).toHaveLength(5);
}, 60_000);

test('a check whose answer was lost is looked up, and written once', async () => {
  const harness = await openHarness();
  const change = await prepareChange({ title: 'A change', branch: 'change', files: { 'a.txt': 'x\n' } });
  const { number } = await harness.dana.propose(change);
  await harness.github.idle();
  const template = '/repos/{owner}/{repo}/check-runs';
  harness.github.faults.api({ method: 'POST', template, kind: 'cut', when: 'after' });
  const judge = () => runFlow(pullRequest, harness.context, `acme/shop#${number}`, never);
  await expect(judge()).rejects.toThrow();
  await crashEverywhere().survive(judge);
  expect(await written(harness, await head(harness, number))).toHaveLength(3);
  expect(asked(harness, 'POST', template)).toBe(3);
});

test('what was shown before may be shown again: a check goes from A to B and back, waiting or concluded', async () => {
  const harness = await openHarness();
  const place = await placeOf(harness);
  for (const conclusion of ['success', null] as const) {
    const name = `wired-chaos/${conclusion ?? 'waits'}`;
    for (const digest of ['a', 'b', 'a', 'b']) {
      const content = check({ name, conclusion, digest: digest.repeat(32) });
      await writeCheck(harness.context, place, content, (await own(harness, place.head, name)) ?? undefined);
      expect((await own(harness, place.head, name))?.digest).toBe(content.digest);
    }
  }
  const versions = await written(harness, place.head);
  expect(versions.filter((one) => one.startsWith('wired-chaos/success'))).toHaveLength(4);
  expect(versions.filter((one) => one.startsWith('wired-chaos/waits'))).toEqual([
    `wired-chaos/waits ${'b'.repeat(32)}.4`,
  ]);
});

test('a crash between the parts of a check with many annotations: it counts as shown when all are there, once', async () => {
  const harness = await openCrashing();
  const place = await placeOf(harness);
  const content = check({ name: 'wired-chaos/policy', conclusion: 'action_required', annotations: 120 });
  const seen: (string | null)[] = [];
  const id = await harness.crashes.survive(async () => {
    const existing = await own(harness, place.head, content.name);
    seen.push(existing?.digest ?? null);
    if (existing?.digest === content.digest) return existing.id;
    return (await writeCheck(harness.context, place, content, existing ?? undefined)).id;
  });
  expect(new Set(seen)).toEqual(new Set([null, content.digest]));
  const { data } = await harness.jonas.octokit.request(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    { ...where, check_run_id: id, per_page: 100 },
  );
  expect(data).toHaveLength(100);
  expect(await written(harness, place.head)).toHaveLength(1);
  const { data: run } = await harness.jonas.octokit.request(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}',
    { ...where, check_run_id: id },
  );
  expect(run.output.annotations_count).toBe(120);
});

/** The head of main. */
async function placeOf({ jonas }: Harness) {
  const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}', where);
  const { data: branch } = await jonas.octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', {
    ...where,
    branch: data.default_branch,
  });
  return {
    repository: { owner: where.owner, name: where.repo },
    repositoryId: RepositoryId.parse(data.id),
    head: Sha.parse(branch.commit.sha),
  };
}

function check(
  given: Pick<CheckContent, 'name' | 'conclusion'> & { digest?: string; annotations?: number },
): CheckContent {
  const { name, conclusion, digest = 'c'.repeat(32), annotations = 0 } = given;
  return {
    name,
    conclusion,
    digest,
    title: 'A title',
    summary: 'A summary',
    annotations: Array.from({ length: annotations }, (_, line) => ({
      path: 'README.md',
      start_line: line + 1,
      end_line: line + 1,
      annotation_level: 'warning' as const,
      title: 'Look',
      message: `line ${line + 1}`,
    })),
  };
}

async function own({ context, appId }: Harness, sha: Sha, name: string) {
  const repository = { owner: where.owner, name: where.repo };
  const checks = await listChecks(context.client, repository, sha, appId);
  return checks.own.find((one) => one.name === name) ?? null;
}
