import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRunner } from '../../../src/sandbox/runner/runner.ts';
import { Stage } from './stage.ts';

const workflow = `name: Deploy
on:
  workflow_dispatch: {inputs: {environment: {type: string, default: production}}}
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{run: echo built}]
  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment: {name: "\${{ inputs.environment }}", url: "https://\${{ steps.go.outputs.host }}"}
    steps: [{id: go, run: 'echo "key=$KEY"; echo "host=shop.example" >> $GITHUB_OUTPUT', env: {KEY: "\${{ secrets.KEY }}"}}]
`;

let stage: Stage;
let folder: string;
/** Milliseconds that the local GitHub's clock is ahead. */
let ahead = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gates-'));
  const runner = createRunner({ directory: join(folder, 'runs'), allow: () => true });
  stage = await Stage.open(
    { 'README.md': '# shop\n', '.github/workflows/deploy.yml': workflow },
    runner,
    ['deployment', 'deployment_status', 'deployment_review', 'deployment_protection_rule'],
    { now: () => new Date(Date.now() + ahead) },
  );
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

const shop = { owner: 'acme', repo: 'shop' };
const named = (environment_name: string) => ({ ...shop, environment_name });

/** Starts the workflow and waits until nothing moves. Returns the run's id. */
async function dispatch(environment: string): Promise<number> {
  const { data } = await stage.installation.request(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    { ...shop, workflow_id: 'deploy.yml', ref: 'main', inputs: { environment }, return_run_details: true },
  );
  await stage.github.idle();
  return Number((data as unknown as { workflow_run_id: number }).workflow_run_id);
}

const run = async (run_id: number) =>
  (await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { ...shop, run_id }))
    .data;

/** An environment that asks the App. */
async function guarded(name: string, settings: Record<string, unknown> = {}): Promise<void> {
  const ada = stage.as(stage.tokens.ada);
  await ada.request('PUT /repos/{owner}/{repo}/environments/{environment_name}', {
    ...named(name),
    ...settings,
  });
  await ada.request(
    'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules',
    {
      ...named(name),
      integration_id: stage.app.id,
    },
  );
}

const answer = (
  run_id: number,
  environment_name: string,
  said: { state?: 'approved' | 'rejected'; comment: string },
) =>
  stage.installation.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', {
    ...shop,
    run_id,
    environment_name,
    ...said,
  } as never);

const states = (environment: string): string[] =>
  stage.payloads('deployment_status').flatMap((payload) => {
    const { deployment, deployment_status: status } = payload as unknown as {
      deployment: { environment: string };
      deployment_status: { state: string };
    };
    return deployment.environment === environment ? [status.state] : [];
  });

test('a job waits until the App answers its rule, and only then sees the secrets of its environment', async () => {
  await guarded('production');
  stage.github.seed.setSecret('acme/shop', 'KEY', 'of production', 'production');
  const id = await dispatch('production');
  expect(await run(id)).toMatchObject({ status: 'waiting', conclusion: null });
  const [asked] = stage.payloads('deployment_protection_rule', 'requested');
  expect(asked).toMatchObject({
    environment: 'production',
    event: 'workflow_dispatch',
    ref: 'refs/heads/main',
    deployment: { environment: 'production', creator: { login: 'wired-test[bot]' } },
    deployment_callback_url: `${stage.github.api}/repos/acme/shop/actions/runs/${id}/deployment_protection_rule`,
  });
  const { data: pending } = await stage.installation.request(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments',
    { ...shop, run_id: id },
  );
  expect(pending).toMatchObject([{ environment: { name: 'production' }, current_user_can_approve: false }]);
  expect((await answer(id, 'production', { comment: 'waits for ada' })).status).toBe(204);
  expect(await run(id)).toMatchObject({ status: 'waiting' });
  expect((await answer(id, 'production', { state: 'approved', comment: 'ada said yes' })).status).toBe(204);
  await stage.github.idle();
  expect(await run(id)).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(states('production')).toEqual(['waiting', 'queued', 'in_progress', 'success']);
  expect(stage.payloads('deployment_status').at(-1)).toMatchObject({
    deployment_status: { environment_url: 'https://shop.example' },
  });
  const { data: said } = await stage.installation.request(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
    { ...shop, run_id: id },
  );
  expect(said.map(({ state, comment, user }) => [state, comment, user.login])).toEqual([
    ['pending', 'waits for ada', 'wired-test[bot]'],
    ['approved', 'ada said yes', 'wired-test[bot]'],
  ]);
  await expect(answer(id, 'production', { state: 'rejected', comment: '' })).rejects.toMatchObject({
    status: 422,
  });
});

test('a rejected job fails, and so does its run', async () => {
  await guarded('staging');
  const id = await dispatch('staging');
  await answer(id, 'staging', { state: 'rejected', comment: 'frozen' });
  await stage.github.idle();
  expect(await run(id)).toMatchObject({ status: 'completed', conclusion: 'failure' });
  expect(states('staging')).toEqual(['waiting', 'failure']);
});

test('nobody answers for 30 days: the job fails', async () => {
  await guarded('later');
  const id = await dispatch('later');
  ahead += 30 * 24 * 60 * 60 * 1000;
  await expect.poll(() => stage.github.state.workflowRuns.get(id)?.attempts[0]?.conclusion).toBe('failure');
  ahead = 0;
  await expect(answer(id, 'later', { state: 'approved', comment: '' })).rejects.toMatchObject({
    status: 422,
  });
});

test('a required reviewer approves on the page of the run, but not from another site, and not their own run', async () => {
  const ada = stage.as(stage.tokens.ada);
  const { data: user } = await ada.request('GET /users/{username}', { username: 'ben' });
  await ada.request('PUT /repos/{owner}/{repo}/environments/{environment_name}', {
    ...named('reviewed'),
    reviewers: [{ type: 'User', id: user.id }],
    prevent_self_review: true,
    can_admins_bypass: false,
  } as never);
  const id = await dispatch('reviewed');
  const page = `${stage.github.url}/acme/shop/actions/runs/${id}`;
  const shown = await (await fetch(page)).text();
  expect(shown).toContain('reviewed is waiting');
  const environment = /name="environment" value="(\d+)"/.exec(shown)?.[1] ?? '';
  const body = new URLSearchParams({ environment, login: 'ben', state: 'approved', comment: 'go' });
  const send = (origin: string) =>
    fetch(`${page}/review`, { method: 'POST', body, headers: { origin }, redirect: 'manual' });
  expect((await send('http://elsewhere.example')).status).toBe(403);
  const where = { ...shop, run_id: id, environment_ids: [Number(environment)], comment: '' };
  const review = (token: string) =>
    stage.as(token).request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments', {
      ...where,
      state: 'approved',
    });
  await expect(review(stage.tokens.ada)).rejects.toMatchObject({ status: 422 });
  expect(() => stage.github.seed.bypassRules('acme/shop', id, 'reviewed', 'ada')).toThrow('may not');
  expect((await send(stage.github.url)).status).toBe(303);
  await stage.github.idle();
  expect(await run(id)).toMatchObject({ conclusion: 'success' });
  expect(stage.payloads('deployment_review').map(({ action }) => action)).toEqual(['requested', 'approved']);
});

test('a run that waits can be cancelled or lose its environment, and only named branches may deploy', async () => {
  await guarded('cancelled');
  const id = await dispatch('cancelled');
  await stage.installation.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel', {
    ...shop,
    run_id: id,
  });
  await stage.github.idle();
  expect(await run(id)).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
  expect(states('cancelled')).toEqual(['waiting', 'error']);
  await guarded('deleted');
  const orphan = await dispatch('deleted');
  await stage
    .as(stage.tokens.ada)
    .request('DELETE /repos/{owner}/{repo}/environments/{environment_name}', named('deleted'));
  await stage.github.idle();
  expect(await run(orphan)).toMatchObject({ conclusion: 'failure' });
  const branches = { protected_branches: false, custom_branch_policies: true };
  await guarded('release-only', { deployment_branch_policy: branches });
  const ada = stage.as(stage.tokens.ada);
  await ada.request('POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies', {
    ...named('release-only'),
    name: 'release/*',
  });
  expect(await run(await dispatch('release-only'))).toMatchObject({ conclusion: 'failure' });
});

test('an environment is asked for once: ten reports, then no more; another App has nothing to say', async () => {
  await guarded('talkative');
  const id = await dispatch('talkative');
  await expect(answer(id, 'talkative', { comment: 'x'.repeat(1025) })).rejects.toMatchObject({ status: 422 });
  for (let report = 1; report <= 10; report += 1) await answer(id, 'talkative', { comment: `${report}` });
  await expect(answer(id, 'talkative', { comment: 'eleven' })).rejects.toMatchObject({ status: 422 });
  const other = await stage.github.seed.registerApp({
    name: 'Other',
    permissions: { deployments: 'write' },
    events: [],
    webhookUrl: null,
    webhookSecret: null,
    owner: 'acme',
  });
  const installationId = stage.github.seed.installApp({
    app: other.id,
    account: 'acme',
    repositories: 'all',
  });
  const auth = { appId: other.id, privateKey: other.privateKey, installationId };
  const stranger = new Octokit({ authStrategy: createAppAuth, auth, baseUrl: stage.github.api });
  const said = { ...shop, run_id: id, environment_name: 'talkative', state: 'approved' as const };
  const answered = stranger.request(
    'POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule',
    said,
  );
  await expect(answered).rejects.toMatchObject({ status: 422 });
  stage.github.seed.bypassRules('acme/shop', id, 'talkative', 'ada', 'now');
  await stage.github.idle();
  expect(await run(id)).toMatchObject({ conclusion: 'success' });
});
