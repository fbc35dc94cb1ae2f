import { afterEach, expect, test } from 'vitest';
import { UnsupportedFeature } from '../../../src/sandbox/contract.ts';
import { cancelled, oneJob, ScriptedRunner } from './scripted-runner.ts';
import { Stage } from './stage.ts';

const shop = { owner: 'acme', repo: 'shop' };
const ci = '.github/workflows/ci.yml';
const onPush = `name: CI
on: {push: null, pull_request: null, workflow_dispatch: {inputs: {tier: {}}}}
jobs: {test: {}}
`;

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

async function open(files: Readonly<Record<string, string>> = { [ci]: onPush }) {
  const runner = new ScriptedRunner();
  const stage = await Stage.open({ 'README.md': 'shop\n', ...files }, runner);
  stages.push(stage);
  return { stage, runner };
}

const runsOf = async (stage: Stage, more: object = {}) =>
  (await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs', { ...shop, ...more })).data
    .workflow_runs;

const jobsOf = async (stage: Stage, run: number, filter: 'latest' | 'all' = 'latest') =>
  (
    await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
      ...shop,
      run_id: run,
      filter,
    })
  ).data.jobs;

test('a push runs the workflows of its commit; jobs are check runs by github-actions', async () => {
  const { stage, runner } = await open();
  const sha = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await stage.github.idle();
  const [request] = runner.requests;
  expect(request?.event).toMatchObject({
    name: 'push',
    ref: 'refs/heads/topic',
    sha,
    changedPaths: ['a.txt'],
    payload: { ref: 'refs/heads/topic', sender: { login: 'ben' }, repository: { full_name: 'acme/shop' } },
  });
  const [run] = await runsOf(stage, { head_sha: sha });
  expect(run).toMatchObject({
    name: 'CI',
    display_title: 'Change',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    head_branch: 'topic',
    run_number: 1,
    run_attempt: 1,
    path: ci,
  });
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...shop,
    ref: sha,
  });
  const [job] = await jobsOf(stage, Number(run?.id));
  expect(data.check_runs).toMatchObject([
    { id: job?.id, name: 'test', conclusion: 'success', app: { id: 15368, slug: 'github-actions' } },
  ]);
  expect(job?.steps).toMatchObject([{ number: 1, name: 'Run it', conclusion: 'success' }]);
  const told = stage.received
    .filter((one) => one.event.startsWith('workflow_'))
    .map((one) => {
      return `${one.event} ${String(one.payload.action)}`;
    });
  expect(told.sort()).toEqual([
    'workflow_job completed',
    'workflow_job in_progress',
    'workflow_job queued',
    'workflow_run completed',
    'workflow_run in_progress',
    'workflow_run requested',
  ]);
});

test('the log of a job is a download behind a redirect', async () => {
  const { stage } = await open();
  await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await stage.github.idle();
  const [run] = await runsOf(stage);
  const [job] = await jobsOf(stage, Number(run?.id));
  const response = await fetch(`${stage.github.api}/repos/acme/shop/actions/jobs/${job?.id}/logs`, {
    headers: { authorization: `Bearer ${stage.tokens.ada}` },
    redirect: 'manual',
  });
  expect(response.status).toBe(302);
  const log = await fetch(response.headers.get('location') ?? '');
  expect(await log.text()).toBe('test of attempt 1\n');
});

test('re-running the failed jobs keeps what succeeded and repeats what needs a failed job', async () => {
  const jobs = 'jobs: {good: {}, bad: {}, after: {needs: [bad]}}\n';
  const { stage, runner } = await open({ [ci]: `name: CI\non: [push]\n${jobs}` });
  runner.scripts.set(ci, async (request, report) => {
    await report.jobsPlanned(['good', 'bad', 'after'].map((name) => ({ id: name, name })));
    const bad = request.run.attempt === 1 ? 'failure' : 'success';
    await oneJob(request, report, 'good', 'success');
    await oneJob(request, report, 'bad', bad);
    await oneJob(request, report, 'after', 'success');
    return bad;
  });
  const sha = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await stage.github.idle();
  const [run] = await runsOf(stage, { head_sha: sha });
  expect(run).toMatchObject({ conclusion: 'failure' });
  const run_id = Number(run?.id);
  await stage.installation.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs', {
    ...shop,
    run_id,
  });
  await stage.github.idle();
  expect(runner.requests.at(-1)?.kept).toEqual([
    { id: 'good', name: 'good', conclusion: 'success', outputs: {} },
  ]);
  expect((await runsOf(stage, { head_sha: sha }))[0]).toMatchObject({
    conclusion: 'success',
    run_attempt: 2,
  });
  expect((await jobsOf(stage, run_id)).map((job) => job.conclusion)).toEqual([
    'success',
    'success',
    'success',
  ]);
  expect(await jobsOf(stage, run_id, 'all')).toHaveLength(6);
  const { data: first } = await stage.installation.request(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
    { ...shop, run_id, attempt_number: 1 },
  );
  expect(first).toMatchObject({ conclusion: 'failure', run_attempt: 1 });
});

/** Waits until a script has been entered. */
function gate() {
  const entered = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return { entered, opened };
}

test('cancelling ends a run and its open jobs; what is over cannot be cancelled', async () => {
  const { stage, runner } = await open();
  const { entered } = gate();
  runner.scripts.set(ci, async (_, report, signal) => {
    await report.jobsPlanned([{ id: 'test', name: 'test' }]);
    await report.jobStarted('test');
    entered.resolve();
    await cancelled(signal);
    return 'failure';
  });
  const sha = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await entered.promise;
  const [run] = await runsOf(stage, { status: 'in_progress' });
  const cancel = () =>
    stage.installation.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel', {
      ...shop,
      run_id: Number(run?.id),
    });
  expect((await cancel()).status).toBe(202);
  await stage.github.idle();
  expect((await runsOf(stage, { head_sha: sha }))[0]).toMatchObject({ conclusion: 'cancelled' });
  expect((await jobsOf(stage, Number(run?.id)))[0]).toMatchObject({ conclusion: 'cancelled' });
  await expect(cancel()).rejects.toMatchObject({ status: 409 });
});

test('closing cancels what runs and waits for its end', async () => {
  const { stage, runner } = await open();
  const { entered } = gate();
  let ended = false;
  runner.scripts.set(ci, async (_, __, signal) => {
    entered.resolve();
    await cancelled(signal);
    await new Promise((resolve) => setImmediate(resolve));
    ended = true;
    return 'cancelled';
  });
  await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await entered.promise;
  stages.length = 0;
  await stage.close();
  expect(ended).toBe(true);
});

test('of a concurrency group one runs, the newest waits, and the ones between are cancelled', async () => {
  const group = `concurrency: {group: "deploy-\${{ github.workflow }}"}\n`;
  const { stage, runner } = await open({ [ci]: `${onPush}${group}` });
  const { entered, opened } = gate();
  runner.scripts.set(ci, async () => {
    entered.resolve();
    await opened.promise;
    return 'success';
  });
  const first = await stage.push(stage.tokens.ben, 'one', { 'a.txt': '1\n' });
  await entered.promise;
  const second = await stage.push(stage.tokens.ben, 'two', { 'a.txt': '2\n' });
  const third = await stage.push(stage.tokens.ben, 'three', { 'a.txt': '3\n' });
  await expect.poll(async () => (await runsOf(stage, { head_sha: third })).length).toBe(1);
  opened.resolve();
  await stage.github.idle();
  const conclusions = await Promise.all(
    [first, second, third].map(async (sha) => (await runsOf(stage, { head_sha: sha }))[0]?.conclusion),
  );
  expect(conclusions).toEqual(['success', 'cancelled', 'success']);
  expect(runner.requests.map((request) => request.event.sha)).toEqual([first, third]);
});

test('cancel-in-progress cancels the run that is under way', async () => {
  const group = `concurrency: {group: "\${{ github.ref }}", cancel-in-progress: true}\n`;
  const { stage, runner } = await open({ [ci]: `${onPush}${group}` });
  const { entered } = gate();
  runner.scripts.set(ci, async (request, _, signal) => {
    if (request.run.number > 1) return 'success';
    entered.resolve();
    await cancelled(signal);
    return 'failure';
  });
  await stage.push(stage.tokens.ben, 'topic', { 'a.txt': '1\n' });
  await entered.promise;
  await stage.push(stage.tokens.ben, 'topic', { 'a.txt': '2\n' });
  await stage.github.idle();
  expect((await runsOf(stage, { branch: 'topic' })).map((run) => run.conclusion)).toEqual([
    'success',
    'cancelled',
  ]);
});

test("a run's token can do what the workflow asked for, and its pushes trigger nothing", async () => {
  const { stage, runner } = await open({ [ci]: `${onPush}permissions: {contents: write}\n` });
  const seen: number[] = [];
  runner.scripts.set(ci, async (request) => {
    const own = stage.as(request.token);
    seen.push(
      (await own.request('GET /repos/{owner}/{repo}/branches/{branch}', { ...shop, branch: 'topic' })).status,
    );
    const denied = own.request('POST /repos/{owner}/{repo}/check-runs', {
      ...shop,
      name: 'x',
      head_sha: request.event.sha,
    });
    await denied.catch((error: { status: number }) => seen.push(error.status));
    await stage.push(request.token, 'from-the-run', { 'b.txt': 'b\n' });
    return 'success';
  });
  await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await stage.github.idle();
  expect(seen).toEqual([200, 403]);
  expect(runner.requests).toHaveLength(1);
  expect(stage.payloads('push').map((payload) => payload.ref)).toContain('refs/heads/from-the-run');
  const token = runner.requests[0]?.token ?? '';
  const late = stage.as(token).request('GET /repos/{owner}/{repo}', shop);
  await expect(late).rejects.toMatchObject({ status: 401 });
});

test('a workflow that cannot run is a failed run that says why', async () => {
  const { stage, runner } = await open({ '.github/workflows/bad.yml': 'broken', [ci]: onPush });
  runner.scripts.set(ci, async () => {
    throw new UnsupportedFeature('services are not simulated', ci, 12);
  });
  const sha = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await stage.github.idle();
  const runs = await runsOf(stage, { head_sha: sha });
  expect(runs.map((run) => [run.path, run.conclusion]).sort()).toEqual([
    ['.github/workflows/bad.yml', 'failure'],
    [ci, 'failure'],
  ]);
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...shop,
    ref: sha,
    check_name: ci,
  });
  const { data: annotations } = await stage.installation.request(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    { ...shop, check_run_id: Number(data.check_runs[0]?.id) },
  );
  expect(annotations).toMatchObject([
    { path: ci, start_line: 12, annotation_level: 'failure', title: 'Not supported by the local runner' },
  ]);
});

test('a commit message can ask for no runs', async () => {
  const { stage, runner } = await open();
  await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' }, 'Fix a typo [skip ci]');
  await stage.github.idle();
  expect(runner.requests).toEqual([]);
});

test('a workflow can be run by hand, with inputs', async () => {
  const { stage, runner } = await open();
  const dispatch = (more: object) =>
    stage.installation.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
      ...shop,
      workflow_id: 'ci.yml',
      ref: 'main',
      inputs: { tier: 'gold' },
      ...more,
    });
  expect((await dispatch({})).status).toBe(204);
  await stage.github.idle();
  expect(runner.requests[0]).toMatchObject({
    inputs: { tier: 'gold' },
    event: { name: 'workflow_dispatch' },
  });
  await expect(dispatch({ ref: 'nowhere' })).rejects.toMatchObject({ status: 422 });
  await expect(dispatch({ workflow_id: 'other.yml' })).rejects.toMatchObject({ status: 404 });
});

test('artifacts of a run can be listed and fetched', async () => {
  const { stage, runner } = await open();
  const zip = new Uint8Array([80, 75, 5, 6, ...new Array<number>(18).fill(0)]);
  runner.scripts.set(ci, async ({ artifacts }) => {
    await artifacts.put('report', zip, { overwrite: false, retentionDays: 1 });
    const again = artifacts.put('report', zip, { overwrite: false, retentionDays: 1 });
    return again.then(
      () => 'failure' as const,
      () => 'success' as const,
    );
  });
  const sha = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await stage.github.idle();
  const [run] = await runsOf(stage, { head_sha: sha });
  expect(run?.conclusion).toBe('success');
  const { data } = await stage.installation.request(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
    {
      ...shop,
      run_id: Number(run?.id),
    },
  );
  expect(data.artifacts).toMatchObject([{ name: 'report', size_in_bytes: zip.length, expired: false }]);
  const [artifact] = data.artifacts;
  const download = await stage.installation.request(
    'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    { ...shop, artifact_id: Number(artifact?.id), archive_format: 'zip' },
  );
  expect(new Uint8Array(download.data as ArrayBuffer)).toEqual(zip);
});
