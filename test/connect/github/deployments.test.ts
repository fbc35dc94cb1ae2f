import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstallationClient } from '../../../src/connect/github/app-client.ts';
import {
  answerProtectionRule,
  pendingDeployments,
  reportToProtectionRule,
  runApprovals,
} from '../../../src/connect/github/deployment-reviews.ts';
import {
  createDeploymentStatus,
  deploymentsOf,
  statusesOf,
} from '../../../src/connect/github/deployments.ts';
import { dispatchWorkflow } from '../../../src/connect/github/dispatch.ts';
import { environmentOf } from '../../../src/connect/github/environments.ts';
import { isUnprocessable } from '../../../src/connect/github/errors.ts';
import { getDefaultBranch } from '../../../src/connect/github/history.ts';
import {
  createRelease,
  releaseOfTag,
  uploadReleaseAsset,
  uploadsOf,
} from '../../../src/connect/github/releases.ts';
import { commitOfTag, createTag } from '../../../src/connect/github/tags.ts';
import { getRun, waitingRuns } from '../../../src/connect/github/workflow-runs.ts';
import { createRunner } from '../../../src/sandbox/runner/runner.ts';
import { temporaryDirectory } from '../../platform/temporary-directory.ts';
import { type Connection, openConnection } from './connection.ts';

const workflow = `on: workflow_dispatch
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: eu/production
    steps: [{run: 'true'}]
`;
const path = '.github/workflows/deploy.yml';
const shop = { owner: 'acme', name: 'shop' };
const environment = 'eu/production';

const ends: (() => unknown)[] = [];
let connection: Connection;
let client: InstallationClient;

beforeAll(async () => {
  const atEnd = (end: () => unknown) => void ends.unshift(end);
  connection = await openConnection(atEnd, {
    files: { [path]: workflow },
    permissions: { actions: 'write', administration: 'write', contents: 'write', deployments: 'write' },
    events: ['deployment_protection_rule'],
    runner: createRunner({ directory: `${temporaryDirectory(atEnd)}/runs`, allow: () => true }),
  });
  client = await connection.app.installation(connection.acme);
});
afterAll(async () => {
  for (const end of ends) await end();
});

test('what waits for an environment is read, reported on and answered', async () => {
  const { github } = connection;
  expect(await environmentOf(client, shop, environment)).toBeNull();
  const { id: integration_id } = await connection.app.identity();
  const where = { owner: 'acme', repo: 'shop', environment_name: environment };
  await client.octokit.rest.repos.createOrUpdateEnvironment({ ...where, wait_timer: 0 });
  await client.octokit.rest.repos.createDeploymentProtectionRule({ ...where, integration_id });
  expect(await environmentOf(client, shop, environment)).toMatchObject({
    name: environment,
    adminsMayBypass: true,
    branches: 'all',
    reviewers: [],
    rules: [{ enabled: true, app: { id: integration_id, slug: 'wired-chaos' } }],
  });
  const run = await dispatchWorkflow(client, shop, { workflow: path, ref: 'main', inputs: {} });
  if (run === null) throw new Error('the run was not told');
  await github.idle();
  expect((await waitingRuns(client, shop)).map(({ id }) => id)).toEqual([run]);
  expect(await pendingDeployments(client, shop, run)).toMatchObject([{ environment: { name: environment } }]);
  await reportToProtectionRule(client, shop, run, { environment, comment: 'waits for dana' });
  const comment = 'x'.repeat(1025);
  await expect(reportToProtectionRule(client, shop, run, { environment, comment })).rejects.toThrow(
    RangeError,
  );
  await answerProtectionRule(client, shop, run, { environment, state: 'approved', comment: 'dana agrees' });
  await github.idle();
  expect(await getRun(client, shop, run)).toMatchObject({ conclusion: 'success' });
  expect(await runApprovals(client, shop, run)).toMatchObject([
    { state: 'pending', comment: 'waits for dana', environments: [environment] },
    { state: 'approved', user: { login: 'wired-chaos[bot]', type: 'Bot' } },
  ]);
  const again = answerProtectionRule(client, shop, run, { environment, state: 'rejected', comment: '' });
  expect(isUnprocessable(await again.catch((error: unknown) => error))).toBe(true);
  const repositoryId = (await getDefaultBranch(client, shop))?.repositoryId;
  if (repositoryId === undefined) throw new Error('there is no repository');
  const [deployment] = await deploymentsOf(client, shop, { repositoryId, environment });
  expect(deployment).toMatchObject({ environment, state: 'success', creator: { login: 'wired-chaos[bot]' } });
  const id = deployment?.id ?? 0;
  await createDeploymentStatus(client, shop, id, { state: 'inactive', description: 'd'.repeat(200) });
  const [newest] = await statusesOf(client, shop, id);
  expect(newest).toMatchObject({ state: 'inactive', description: `${'d'.repeat(139)}…` });
});

test('a tag names its commit, and a release of it carries files', async () => {
  const head = (await getDefaultBranch(client, shop))?.head;
  if (head === undefined) throw new Error('there is no commit');
  expect(await commitOfTag(client, shop, 'v1')).toBeNull();
  await createTag(client, shop, { name: 'v1', sha: head, message: 'First' });
  expect(await commitOfTag(client, shop, 'v1')).toBe(head);
  await expect(createTag(client, shop, { name: 'v1', sha: head, message: 'First' })).rejects.toThrow();
  expect(await releaseOfTag(client, shop, 'v1')).toBeNull();
  const release = await createRelease(client, shop, { tag: 'v1', name: 'Version 1', body: 'notes' });
  const bytes = new Uint8Array([0, 255, 10, 13]);
  const type = 'application/octet-stream';
  const asset = await uploadReleaseAsset(client, shop, release.id, { name: 'bundle.tgz', type, bytes });
  expect(asset).toMatchObject({ name: 'bundle.tgz', size: 4 });
  expect(await releaseOfTag(client, shop, 'v1')).toMatchObject({
    author: 'wired-chaos[bot]',
    assets: [asset],
  });
});

test('files are uploaded to the host that belongs to the configured one', () => {
  expect(uploadsOf('https://api.github.com')).toBe('https://uploads.github.com');
  expect(uploadsOf('https://github.example/api/v3')).toBe('https://github.example/api/uploads');
  expect(uploadsOf('https://api.acme.ghe.com')).toBe('https://uploads.acme.ghe.com');
});
