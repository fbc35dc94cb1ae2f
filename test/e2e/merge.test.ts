import { expect, test } from 'vitest';
import { RepositoryId } from '../../src/domain/ids.ts';
import { numberedObject } from '../../src/domain/object.ts';
import { pullRequest } from '../../src/flows/pull-request/flow.ts';
import { lastLook } from '../../src/flows/pull-request/look.ts';
import { runFlow } from '../../src/flows/run.ts';
import { LeaseLost } from '../../src/platform/switches/lease.ts';
import { Paused } from '../../src/platform/switches.ts';
import { type Harness, openHarness, where } from './harness.ts';
import { prepareChange } from './work-tree.ts';

const never = new AbortController().signal;
const zones = 'zones:\n  - name: data\n    paths: ["data/**"]\n    approvals: { count: 1 }\n';

async function propose(harness: Harness, files: Record<string, string>): Promise<number> {
  const change = await prepareChange({ title: 'A change', branch: 'change', files });
  const { number } = await harness.dana.propose(change);
  await harness.github.idle();
  return number;
}

async function approve(harness: Harness, number: number): Promise<void> {
  const head = (await pull(harness, number)).head.sha;
  await harness.jonas.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...where,
    pull_number: number,
    commit_id: head,
    event: 'APPROVE',
  });
}

async function pull(harness: Harness, number: number) {
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  return data;
}

const judge = (harness: Harness, number: number) =>
  runFlow(pullRequest, harness.context, `acme/shop#${number}`, never);

test('merge: auto merges what people approved, exactly that head, and it is on the ledger', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': `merge: auto\n${zones}` });
  const number = await propose(harness, { 'data/a.sql': 'SELECT 1;\n' });
  await judge(harness, number);
  expect((await pull(harness, number)).merged).toBe(false);
  await approve(harness, number);
  await judge(harness, number);
  const merged = await pull(harness, number);
  expect(merged.merged_by?.login).toBe(harness.context.app.bot);
  const entries = await harness.context.ledger.list({
    installation: harness.context.client.installation,
    limit: 50,
  });
  expect(entries.at(-1)?.kind).toBe('merge');
});

test.each([
  ['nobody asked for it: merge is manual', `merge: manual\n${zones}`],
  ['the zone keeps it for people', `merge: auto\n${zones}    merge: manual\n`],
  ['the zone is irreversible', `merge: auto\n${zones}    irreversible: true\n`],
  ['autonomy is observe', `merge: auto\nautonomy: observe\n${zones}`],
])('an approved pull request is not merged by the App: %s', async (_, configuration) => {
  const harness = await openHarness({ '.github/wired-chaos.yml': configuration });
  const number = await propose(harness, { 'data/a.sql': 'SELECT 1;\n' });
  await approve(harness, number);
  await judge(harness, number);
  expect((await pull(harness, number)).merged).toBe(false);
});

test('what needed no approval was approved by nobody, and is not merged', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': `merge: auto\n${zones}` });
  const number = await propose(harness, { 'README.md': '# Changed\n' });
  await judge(harness, number);
  expect((await pull(harness, number)).merged).toBe(false);
});

test('while forward acts are paused verdicts go on and nothing is merged', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': `merge: auto\n${zones}` });
  const number = await propose(harness, { 'data/a.sql': 'SELECT 1;\n' });
  await approve(harness, number);
  await harness.context.switches.turn({
    target: { scope: 'organisation', installation: harness.context.client.installation },
    paused: true,
    by: { id: 1, login: 'mira' },
    reason: null,
    ordered: 'now',
  });
  await judge(harness, number);
  expect((await pull(harness, number)).merged).toBe(false);
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: 'change',
  });
  const own = data.check_runs.filter((run) => run.app?.id === harness.appId);
  expect(own.map((run) => run.conclusion)).toEqual(['success', 'success', 'success']);
  // Should the end of the pause be told to nobody, the next sweep looks again.
  const { id } = (await pull(harness, number)).base.repo;
  const object = numberedObject(RepositoryId.parse(id), number);
  expect(await lastLook(harness.context, object)).toMatchObject({ settled: false });
});

/** The harness, whose switches stop forward acts from the given question on: the first are about to ask GitHub. */
function stoppedFrom(harness: Harness, question: number, stop: Error): Harness {
  const { switches } = harness.context;
  let asked = 0;
  const assertForward = () => {
    asked += 1;
    if (asked >= question) throw stop;
  };
  const stopping = { ...switches, paused: async () => null, assertForward };
  return { ...harness, context: { ...harness.context, switches: stopping } };
}

test('a pause that comes between deciding and asking GitHub stops the merge, and its end lets it happen', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': `merge: auto\n${zones}` });
  const number = await propose(harness, { 'data/a.sql': 'SELECT 1;\n' });
  await judge(harness, number);
  await approve(harness, number);
  const paused = new Paused({ scope: 'organisation', by: 'mira', since: 'now', reason: null });
  const asksBefore = harness.github.requests.entries.length;
  for (const question of [1, 2, 3]) {
    expect(await judge(stoppedFrom(harness, question, paused), number)).toEqual({ kind: 'rest' });
  }
  const lost = await judge(stoppedFrom(harness, 3, new LeaseLost(1200)), number);
  expect(lost).toMatchObject({ kind: 'later', milliseconds: 5000 });
  const byFile = new Paused({ scope: 'process', by: 'the file PAUSE', since: 'now', reason: null });
  expect(await judge(stoppedFrom(harness, 3, byFile), number)).toMatchObject({ kind: 'later' });
  const asked = harness.github.requests.entries.slice(asksBefore);
  expect(asked.filter(({ template }) => template?.endsWith('/merge'))).toEqual([]);
  expect((await pull(harness, number)).merged).toBe(false);
  await judge(harness, number);
  expect((await pull(harness, number)).merged).toBe(true);
});
