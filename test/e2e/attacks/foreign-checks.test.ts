import { expect, test } from 'vitest';
import { z } from 'zod';
import { where } from '../harness.ts';
import type { Script } from './evidence-runner.ts';
import { honest, shareStage } from './stage.ts';

const stage = shareStage();
const path = '.github/workflows/impostor.yml';
const impostor = [
  'name: Impostor',
  'on: pull_request',
  'permissions: {}',
  'jobs: { post: { permissions: { checks: write }, runs-on: ubuntu-latest, steps: [] } }',
  '',
].join('\n');

const PullRequestEvent = z.object({ pull_request: z.object({ head: z.object({ sha: z.string() }) }) });

/** Posts a check of our name on the head of the pull request that runs it. */
const posts =
  (name: string): Script =>
  async (octokit, { event }) => {
    const { pull_request: pull } = PullRequestEvent.parse(event.payload);
    await octokit.request('POST /repos/{owner}/{repo}/check-runs', {
      ...where,
      name,
      head_sha: pull.head.sha,
      status: 'completed',
      conclusion: 'success',
    });
  };

/** The newest check of ours or of anybody else by a name. */
async function newest(head: string, name: string) {
  const { data } = await stage().jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: head,
    per_page: 100,
  });
  return data.check_runs
    .filter((one) => one.name.toLowerCase() === name)
    .toSorted((one, other) => Number(other.id) - Number(one.id))[0];
}

test.each(['policy', 'evidence', 'approval'] as const)(
  'attack: a workflow with checks: write posts wired-chaos/%s as success',
  async (check) => {
    const { jonas, propose, judge, approve, runner } = stage();
    runner.scripts.set(path, posts(`wired-chaos/${check}`));
    const { number, head } = await propose({
      branch: `posts-${check}`,
      files: { ...honest('vat'), [path]: impostor },
    });
    await approve(jonas, number, head);
    const checks = await judge(number);
    expect(checks[check].conclusion).toBe('action_required');
    expect(checks[check].title).toContain('A check of this name was written by github-actions');
    for (const other of ['policy', 'evidence', 'approval'] as const) {
      if (other !== check) expect(checks[other].conclusion).toBe('success');
    }
    expect((await newest(head, `wired-chaos/${check}`))?.app?.id).toBe(stage().appId);
  },
);

test('attack: it posts in capitals, as GitHub compares names of checks without regard to case', async () => {
  stage().runner.scripts.set(path, posts('Wired-Chaos/Policy'));
  const { number } = await stage().propose({ branch: 'capitals', files: { [path]: impostor } });
  expect((await stage().judge(number)).policy.conclusion).toBe('action_required');
});

test('attack: it posts again after it was found out, so that its success is the newest', async () => {
  stage().runner.scripts.set(path, posts('wired-chaos/policy'));
  const { number, head } = await stage().propose({ branch: 'twice', files: { [path]: impostor } });
  await stage().judge(number);
  await runAgain(head);
  await expectOvertaken(number, head, 'wired-chaos/policy');
});

test('attack: it posts while our check still waits for a person', async () => {
  stage().runner.scripts.set(path, async () => {});
  const { number, head } = await stage().propose({ branch: 'waiting', files: { [path]: impostor } });
  expect((await stage().judge(number)).approval.conclusion).toBeNull();
  stage().runner.scripts.set(path, posts('wired-chaos/approval'));
  await runAgain(head);
  await expectOvertaken(number, head, 'wired-chaos/approval');
});

/** Runs the workflow of the impostor once more. */
async function runAgain(head: string): Promise<void> {
  const { data } = await stage().jonas.octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
    ...where,
    head_sha: head,
  });
  await stage().dana.octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun', {
    ...where,
    run_id: Number(data.workflow_runs.find((run) => run.path === path)?.id),
  });
  await stage().github.idle();
}

/** Theirs is the newest and green; once we looked, ours is the newest and red. */
async function expectOvertaken(number: number, head: string, name: string): Promise<void> {
  expect((await newest(head, name))?.conclusion).toBe('success');
  await stage().judge(number);
  const { conclusion, app } = (await newest(head, name)) ?? {};
  expect({ conclusion, app: app?.id }).toEqual({ conclusion: 'action_required', app: stage().appId });
}
