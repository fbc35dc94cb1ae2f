import { expect, test, vi } from 'vitest';
import { verifyBundle } from '../../src/flows/deployment/compliance/verify-bundle.ts';
import { deployment } from '../../src/flows/deployment/flow.ts';
import { ReleasedEntry } from '../../src/flows/deployment/record.ts';
import { runFlow } from '../../src/flows/run.ts';
import type { Delivery } from '../../src/operate/deliver/driver.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { headOf, proposeCommit } from './git-data.ts';
import { type Harness, openHarness, where } from './harness.ts';

vi.setConfig({ testTimeout: 120_000 });

const never = new AbortController().signal;
const configuration =
  'environments:\n  production:\n    health: https://shop.example/health\n    watch: 10m\n';

/** A workflow of the repository deploys a commit, and it goes well. */
async function deploy({ dana }: Harness, sha: string): Promise<number> {
  const { data } = await dana.octokit.request('POST /repos/{owner}/{repo}/deployments', {
    ...where,
    ref: sha,
    environment: 'production',
    auto_merge: false,
    required_contexts: [],
  });
  if (!('id' in data)) throw new Error('GitHub made no deployment');
  for (const state of ['in_progress', 'success'] as const) {
    const input = { ...where, deployment_id: Number(data.id), state };
    await dana.octokit.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', input);
  }
  return Number(data.id);
}

test('a version that stays well is released with what proves it; a bad one is taken back, once, and told', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': configuration });
  const { dana } = harness;
  let well = true;
  let minutes = 0;
  const begun: Delivery[] = [];
  const clock = {
    now: () => new Date(Date.now() + minutes * 60_000),
    sleep: async () => {},
  };
  const flow = deployment({
    clock: { ...systemClock, ...clock },
    driverOf: () => ({
      name: 'test',
      begin: async (delivery) => {
        begun.push(delivery);
        return 'handle';
      },
      look: async () => ({ kind: 'live', since: clock.now().toISOString() }),
      runOf: () => null,
    }),
  });
  const context = {
    ...harness.context,
    probe: async () => ({ state: well ? ('well' as const) : ('unwell' as const), why: 'it answers 503' }),
  };
  const run = () => runFlow(flow, context, 'acme/shop/production', never);

  const first = await headOf(dana.octokit, 'main');
  await deploy(harness, first);
  expect(await run()).toMatchObject({ kind: 'later' });
  minutes = 11;
  expect(await run()).toMatchObject({ kind: 'rest' });
  const { installation } = context.client;
  const [released] = await context.ledger.list({ installation, kind: 'release', limit: 10 });
  const { tag } = ReleasedEntry.parse(released?.data);
  const { data: release } = await dana.octokit.request('GET /repos/{owner}/{repo}/releases/tags/{tag}', {
    ...where,
    tag,
  });
  expect(release.body).toContain('## The way back');
  const asset = release.assets.find(({ name }) => name === 'compliance-bundle.json');
  expect(asset).toBeDefined();
  const { data: bytes } = await dana.octokit.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
    ...where,
    asset_id: asset?.id ?? 0,
    headers: { accept: 'application/octet-stream' },
  });
  const bundle = verifyBundle(Buffer.from(bytes as unknown as ArrayBuffer), null);
  expect(bundle).toMatchObject({ ok: true, manifest: { environment: 'production', revision: first } });

  minutes = 0;
  const number = await proposeCommit(dana.octokit, 'discount', { 'src/total.js': 'throw new Error();\n' });
  await dana.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: number,
  });
  const second = await headOf(dana.octokit, 'main');
  const bad = await deploy(harness, second);
  well = false;
  expect(await run()).toMatchObject({ kind: 'rest' });
  expect(await run()).toMatchObject({ kind: 'rest' });
  expect(begun).toMatchObject([{ environment: 'production', revision: first, rollbackOf: second }]);
  const { data: statuses } = await dana.octokit.request(
    'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    { ...where, deployment_id: bad },
  );
  expect(statuses[0]).toMatchObject({ state: 'failure', description: expect.stringContaining('Taken back') });
  const { data: comments } = await dana.octokit.request(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { ...where, issue_number: number },
  );
  const told = comments.filter(({ body }) => body?.includes('was taken back'));
  expect(told).toHaveLength(1);
  expect(told[0]?.body).toContain('**A person has to look:**');
});
