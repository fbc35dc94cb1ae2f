import { expect, test } from 'vitest';
import type { Collected } from '../../../src/domain/collected.ts';
import { where } from '../harness.ts';
import type { CollectedPhase } from './collected-phase.ts';
import { honest, shareStage, workflow } from './stage.ts';

const stage = shareStage();

/** Uploads what was collected the first time, whatever there is to collect later. */
function keepingTheFirst() {
  const first = new Map<string, CollectedPhase>();
  return (now: CollectedPhase): CollectedPhase => {
    const { phase } = now.manifest;
    first.set(phase, first.get(phase) ?? now);
    return first.get(phase) ?? now;
  };
}

async function runs(head: string) {
  const { data } = await stage().jonas.octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
    ...where,
    head_sha: head,
  });
  return data.workflow_runs.filter((run) => run.path === '.github/workflows/evidence.yml');
}

test('attack: what an earlier attempt collected is uploaded again after a re-run', async () => {
  stage().runner.tampering.set('attempt', keepingTheFirst());
  const { number, head } = await stage().propose({ branch: 'attempt', files: honest('vat') });
  expect((await stage().judge(number)).evidence.conclusion).toBe('success');
  const [run] = await runs(head);
  await stage().dana.octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun', {
    ...where,
    run_id: Number(run?.id),
  });
  const { evidence } = await stage().judge(number);
  expect(evidence.conclusion).toBe('action_required');
  expect(evidence.summary).toContain('claims attempt 1, and GitHub says 2');
});

test('attack: evidence of a previous head is uploaded after a push', async () => {
  stage().runner.tampering.set('previous', keepingTheFirst());
  const { number, head } = await stage().propose({ branch: 'previous', files: honest('vat') });
  expect((await stage().judge(number)).evidence.conclusion).toBe('success');
  await stage().push(stage().agent, { branch: 'previous', files: honest('tax') });
  const { evidence } = await stage().judge(number);
  expect(evidence.conclusion).toBe('action_required');
  expect(evidence.summary).toContain(`claims head ${head}`);
});

test('attack: only the last run counts, though an earlier one of the same head was honest', async () => {
  const { number, head } = await stage().propose({ branch: 'again', files: honest('vat') });
  expect((await stage().judge(number)).evidence.conclusion).toBe('success');
  stage().runner.tampering.set('again', (now) => ({ ...now, uploads: false }));
  for (const state of ['closed', 'open'] as const) {
    await stage().agent.octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...where,
      pull_number: number,
      state,
    });
  }
  await stage().github.idle();
  expect(await runs(head)).toHaveLength(2);
  expect((await stage().judge(number)).evidence.conclusion).toBe('action_required');
});

/** A branch that nobody protects, whose workflow collects whatever the attacker likes. */
async function weakBranch(branch: string): Promise<void> {
  const files = { '.github/workflows/evidence.yml': `${workflow}# collects lies\n` };
  await stage().push(stage().agent, { branch, files });
}

/** Lies in the run of one base about everything, the base included. */
async function lyingRun(branch: string, main: string) {
  const { runner } = stage();
  runner.tampering.set(branch, (now, { event }) => {
    if (event.baseRef === 'main') return { ...now, uploads: false };
    const manifest: Collected = { ...now.manifest, base: now.manifest.base };
    return { ...now, manifest: { ...manifest, base: main as Collected['base'] } };
  });
}

async function mainHead(): Promise<string> {
  const { data } = await stage().jonas.octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    ...where,
    ref: 'heads/main',
  });
  return data.object.sha;
}

test('attack: a run for a sibling pull request, by the workflow of an unprotected branch, is taken for ours', async () => {
  await weakBranch('weak');
  await lyingRun('two-bases', await mainHead());
  const { number } = await stage().propose({ branch: 'two-bases', files: honest('vat') });
  expect((await stage().judge(number)).evidence.conclusion).toBe('action_required');
  const { data: sibling } = await stage().agent.octokit.request('POST /repos/{owner}/{repo}/pulls', {
    ...where,
    title: 'The same into a branch of mine',
    head: 'two-bases',
    base: 'weak',
  });
  expect((await stage().judge(number)).evidence.conclusion).toBe('action_required');
  await stage().agent.octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: sibling.number,
    state: 'closed',
  });
  const { evidence } = await stage().judge(number);
  expect(evidence.conclusion).toBe('action_required');
  expect(evidence.summary).toContain('this head was proposed for weak too');
});

test('attack: a pull request is opened into an unprotected branch, collects there, and is moved to main', async () => {
  await weakBranch('weak-too');
  await lyingRun('moved', await mainHead());
  const { number } = await stage().propose({ branch: 'moved', base: 'weak-too', files: honest('vat') });
  await stage().agent.octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
    base: 'main',
  });
  const { evidence } = await stage().judge(number);
  expect(evidence.conclusion).toBe('action_required');
  expect(evidence.summary).toContain('was changed after this head was pushed');
});

test('no attack: a pull request that was moved to main, and then got a commit', async () => {
  await weakBranch('stacked');
  const { number } = await stage().propose({ branch: 'restacked', base: 'stacked', files: honest('vat') });
  await stage().agent.octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
    base: 'main',
  });
  await nextSecond();
  await stage().push(stage().agent, { branch: 'restacked', files: honest('tax') });
  expect((await stage().judge(number)).evidence.conclusion).toBe('success');
});

/** GitHub tells times in whole seconds. */
async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1000);
  while (Math.floor(Date.now() / 1000) === second) await stage().github.idle();
}
