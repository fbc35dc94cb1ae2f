import { expect, test } from 'vitest';
import { pullRequest } from '../../src/flows/pull-request/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import type { WorkflowRunner } from '../../src/sandbox/contract.ts';
import { type Harness, openHarness, where } from './harness.ts';
import { forcePush, prepareChange } from './work-tree.ts';

const never = new AbortController().signal;

/** A private key, put together here so that no scanner finds one in this file. */
const privateKey = [
  `-----BEGIN ${'RSA'} PRIVATE KEY-----`,
  ...Array.from({ length: 8 }, (_, line) => Buffer.from(`${line}`.repeat(48)).toString('base64')),
  `-----END ${'RSA'} PRIVATE KEY-----`,
  '',
].join('\n');

async function propose(harness: Harness, files: Record<string, string>, branch = 'change'): Promise<number> {
  const { number } = await harness.dana.propose(await prepareChange({ title: 'A change', branch, files }));
  await harness.github.idle();
  return number;
}

async function checks(harness: Harness, number: number) {
  const { data: pull } = await harness.jonas.octokit.request(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    {
      ...where,
      pull_number: number,
    },
  );
  return checksOn(harness, pull.head.sha);
}

async function checksOn(harness: Harness, ref: string) {
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref,
  });
  const own = data.check_runs.filter((run) => run.app?.id === harness.appId);
  return Object.fromEntries(own.map((run) => [run.name, run]));
}

const judge = (harness: Harness, number: number) =>
  runFlow(pullRequest, harness.context, `acme/shop#${number}`, never);

test("a person's harmless change passes at once, and is judged again without writing again", async () => {
  const harness = await openHarness();
  const number = await propose(harness, { 'a.txt': 'a\n' });
  await judge(harness, number);
  const before = await checks(harness, number);
  expect(before['wired-chaos/policy']?.conclusion).toBe('success');
  expect(before['wired-chaos/approval']).toMatchObject({ conclusion: 'success' });
  expect(before['wired-chaos/approval']?.output.title).toContain('Not applicable');
  await judge(harness, number);
  const after = await checks(harness, number);
  expect(after['wired-chaos/policy']?.id).toBe(before['wired-chaos/policy']?.id);
});

test('a private key is blocked, annotated at its line, and never shown', async () => {
  const harness = await openHarness();
  const number = await propose(harness, { 'deploy/key.txt': `for staging:\n${privateKey}` });
  await judge(harness, number);
  const policy = (await checks(harness, number))['wired-chaos/policy'];
  expect(policy?.conclusion).toBe('action_required');
  expect(policy?.output.summary).toContain('secret/private-key');
  const { data: annotations } = await harness.jonas.octokit.request(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    { ...where, check_run_id: policy?.id ?? 0 },
  );
  expect(annotations).toMatchObject([{ path: 'deploy/key.txt', start_line: 2, annotation_level: 'failure' }]);
  const shown = JSON.stringify([
    policy,
    annotations,
    await harness.context.ledger.list({ installation: harness.context.client.installation, limit: 50 }),
  ]);
  expect(shown).not.toContain(privateKey.split('\n')[3]);
});

test('a pull request of a closed, merged or missing number is left alone', async () => {
  const harness = await openHarness();
  const number = await propose(harness, { 'a.txt': 'a\n' });
  await harness.dana.octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
    state: 'closed',
  });
  await judge(harness, number);
  await judge(harness, 4711);
  expect(await checks(harness, number)).toEqual({});
});

test('a force-push between reading and writing: nothing is written about the old head, the new one is judged', async () => {
  const harness = await openHarness();
  const number = await propose(harness, { 'a.txt': 'a\n' });
  const state = await pullRequest.read(harness.context, `acme/shop#${number}`);
  const old = state.kind === 'open' ? state.own.pull.head.sha : '';
  await forcePush(harness, 'change', { 'key.txt': privateKey });
  const step = pullRequest.next(state);
  expect(step.kind).toBe('write-checks');
  expect(await pullRequest.act(harness.context, state, step)).toEqual({ kind: 'again' });
  expect(await checksOn(harness, old)).toEqual({});
  await judge(harness, number);
  expect((await checks(harness, number))['wired-chaos/policy']?.conclusion).toBe('action_required');
});

test('an invalid configuration on the base branch fails both checks and names line and remedy', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': 'autonomy: propose\nzonez: []\n' });
  const number = await propose(harness, { 'a.txt': 'a\n' });
  const afterwards = await judge(harness, number);
  expect(afterwards.kind).toBe('later');
  const { 'wired-chaos/policy': policy, 'wired-chaos/approval': approval } = await checks(harness, number);
  expect([policy?.conclusion, approval?.conclusion]).toEqual(['failure', 'failure']);
  expect(policy?.output.summary).toContain('2');
  expect(policy?.output.summary).toContain('zones');
});

test('a pull request cannot loosen the rules it is judged by', async () => {
  const strict = 'zones:\n  - name: data\n    paths: ["data/**"]\n    approvals: { count: 1 }\n';
  const harness = await openHarness({ '.github/wired-chaos.yml': strict });
  const number = await propose(harness, {
    '.github/wired-chaos.yml': 'autonomy: observe\n',
    'data/a.sql': 'x\n',
  });
  await judge(harness, number);
  expect((await checks(harness, number))['wired-chaos/approval']).toMatchObject({ status: 'in_progress' });
});

test('an approval counts for exactly the head it was given for', async () => {
  const zone = 'zones:\n  - name: data\n    paths: ["data/**"]\n    approvals: { count: 1 }\n';
  const harness = await openHarness({ '.github/wired-chaos.yml': zone });
  const number = await propose(harness, { 'data/a.sql': 'x\n' });
  const { data: pull } = await harness.jonas.octokit.request(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    {
      ...where,
      pull_number: number,
    },
  );
  await harness.jonas.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...where,
    pull_number: number,
    commit_id: pull.head.sha,
    event: 'APPROVE',
  });
  await judge(harness, number);
  expect((await checks(harness, number))['wired-chaos/approval']?.conclusion).toBe('success');
  await forcePush(harness, 'change', { 'data/b.sql': 'y\n' });
  await judge(harness, number);
  expect((await checks(harness, number))['wired-chaos/approval']?.conclusion).not.toBe('success');
});

test('under observe every check is neutral and says what it would have been', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': 'autonomy: observe\n' });
  const number = await propose(harness, { 'key.txt': privateKey });
  await judge(harness, number);
  const { 'wired-chaos/policy': policy, 'wired-chaos/approval': approval } = await checks(harness, number);
  expect([policy?.conclusion, approval?.conclusion]).toEqual(['neutral', 'neutral']);
  expect(policy?.output.title).toContain('action_required');
});

test('a pull request event costs at most ten calls of REST, whatever it is judged by', async () => {
  const configuration = [
    'approvals: { count: 1, codeowners: true }',
    'evidence: { commands: [{ name: unit, run: npm test, junit: junit.xml }] }',
  ];
  const files = {
    '.github/wired-chaos.yml': `${configuration.join('\n')}\n`,
    '.github/workflows/evidence.yml': 'name: Evidence\non: [pull_request]\njobs: {}\n',
    'docs/CODEOWNERS': '* @jonas\n',
  };
  // When a run ends, its evidence is read once for that: an event of its own.
  const runner: WorkflowRunner = {
    match: async () => ({ matches: [], invalid: [] }),
    run: async () => 'success',
  };
  const harness = await openHarness(files, { runner });
  const number = await propose(harness, { 'a.txt': 'a\n' });
  await harness.github.idle();
  const before = harness.github.requests.entries.length;
  await judge(harness, number);
  const calls = harness.github.requests.entries
    .slice(before)
    .filter((one) => !one.path.includes('access_tokens'));
  expect(calls.filter((one) => one.method !== 'GET' && one.template !== '/graphql')).toHaveLength(3);
  expect(calls.filter((one) => one.template === '/graphql').length).toBeLessThanOrEqual(4);
  expect(calls.filter((one) => one.template !== '/graphql').length).toBeLessThanOrEqual(10);
});
