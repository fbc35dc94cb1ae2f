import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRunner } from '../../../src/sandbox/runner/runner.ts';
import { Stage } from './stage.ts';

const typed = `name: Typed
run-name: "to \${{ inputs.environment }}, dry \${{ inputs.dry }}"
on:
  workflow_dispatch:
    inputs:
      environment: {type: environment, required: true}
      dry: {type: boolean, default: true}
      many: {type: number, default: 3}
      size: {type: choice, options: [small, large], default: small}
jobs:
  say:
    runs-on: ubuntu-latest
    steps: [{run: 'test "\${{ inputs.dry && inputs.many == 3 && github.event.inputs.dry }}" = true'}]
`;

let stage: Stage;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deployments-'));
  const runner = createRunner({ directory: join(folder, 'runs'), allow: () => true });
  stage = await Stage.open({ 'README.md': '# shop\n', '.github/workflows/typed.yml': typed }, runner, [
    'deployment_status',
    'release',
  ]);
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

const shop = { owner: 'acme', repo: 'shop' };

async function deploy(environment: string, more: Record<string, unknown> = {}) {
  const { data } = await stage.installation.request('POST /repos/{owner}/{repo}/deployments', {
    ...shop,
    ref: 'main',
    environment,
    required_contexts: [],
    ...more,
  });
  return data as { id: number; sha: string; production_environment: boolean };
}

const say = (deployment_id: number, state: 'success' | 'in_progress') =>
  stage.installation.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
    ...shop,
    deployment_id,
    state,
  });

async function states(deployment_id: number): Promise<string[]> {
  const { data } = await stage.installation.request(
    'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    { ...shop, deployment_id },
  );
  return data.map(({ state }) => state);
}

test('a success makes earlier deployments inactive, but not those of production', async () => {
  const first = await deploy('preview');
  await say(first.id, 'success');
  await say((await deploy('preview')).id, 'success');
  expect(await states(first.id)).toEqual(['inactive', 'success']);
  const live = await deploy('production');
  expect(live.production_environment).toBe(true);
  await say(live.id, 'success');
  await say((await deploy('production')).id, 'success');
  expect(await states(live.id)).toEqual(['success']);
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/deployments', {
    ...shop,
    environment: 'production',
  });
  expect(data.map(({ id }) => id)).toHaveLength(2);
  expect(data.at(-1)?.id).toBe(live.id);
});

test('a deployment of a branch that is behind merges first, or says that it cannot, and unmet checks refuse it', async () => {
  await stage.push(stage.tokens.ada, 'topic', { 'topic.txt': 'topic\n', 'both.txt': 'topic\n' });
  await stage.push(stage.tokens.ada, 'main', { 'main.txt': 'main\n' });
  expect(await deploy('preview', { ref: 'topic' })).toMatchObject({
    message: 'Auto-merged main into topic on deployment.',
  });
  await stage.push(stage.tokens.ada, 'main', { 'both.txt': 'main\n' });
  await expect(deploy('preview', { ref: 'topic' })).rejects.toMatchObject({ status: 409 });
  const unmet = deploy('preview', { ref: 'topic', auto_merge: false, required_contexts: ['ci'] });
  await expect(unmet).rejects.toMatchObject({ status: 409 });
  await expect(deploy('preview', { ref: 'nowhere' })).rejects.toMatchObject({ status: 422 });
});

test('inputs of a workflow that is started by hand are checked, filled in and typed', async () => {
  const dispatch = async (inputs: Record<string, unknown>) => {
    const { data } = await stage.installation.request(
      'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
      { ...shop, workflow_id: 'typed.yml', ref: 'main', inputs: inputs as never, return_run_details: true },
    );
    return data as unknown as { workflow_run_id: number };
  };
  for (const wrong of [{}, { environment: 'x', other: '1' }, { environment: 'x', size: 'huge' }])
    await expect(dispatch(wrong)).rejects.toMatchObject({ status: 422 });
  const { workflow_run_id: run_id } = await dispatch({ environment: 'production' });
  await stage.github.idle();
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
    ...shop,
    run_id,
  });
  expect(data).toMatchObject({ conclusion: 'success', display_title: 'to production, dry true' });
});

test('a release needs its tag once, and a file goes through the host for uploads only', async () => {
  const release = (tag_name: string) =>
    stage.installation.request('POST /repos/{owner}/{repo}/releases', { ...shop, tag_name, body: 'notes' });
  const { data } = await release('v1/2026');
  await expect(release('v1/2026')).rejects.toMatchObject({ status: 422 });
  const { data: tag } = await stage.installation.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    ...shop,
    ref: 'tags/v1/2026',
  });
  expect(tag.object.type).toBe('commit');
  const upload = (host: string) =>
    stage.installation.request({
      method: 'POST',
      url: `${host}/repos/acme/shop/releases/${data.id}/assets{?name}`,
      name: 'bundle.json',
      data: '{}',
    });
  await expect(upload(stage.github.api)).rejects.toMatchObject({ status: 404 });
  await upload(`${stage.github.url}/api/uploads`);
  const { data: again } = await stage.installation.request('GET /repos/{owner}/{repo}/releases/tags/{tag}', {
    ...shop,
    tag: 'v1/2026',
  });
  expect(again.assets).toMatchObject([
    { name: 'bundle.json', size: 2, digest: expect.stringMatching(/^sha256:/) },
  ]);
  const [asset] = again.assets;
  const headers = { accept: 'application/octet-stream', authorization: `Bearer ${stage.tokens.ben}` };
  const file = await fetch(asset?.url ?? '', { headers });
  expect(await file.text()).toBe('{}');
  expect(stage.payloads('release').map(({ action }) => action)).toEqual(['created', 'published', 'released']);
});
