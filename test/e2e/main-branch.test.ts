import { expect, test } from 'vitest';
import { untouched } from '../../src/change/describe/seal.ts';
import { getPull } from '../../src/connect/github/pull-requests.ts';
import { mainBranch } from '../../src/flows/main-branch/flow.ts';
import { onlyTakesBack } from '../../src/flows/pull-request/read-candidate.ts';
import { runFlow } from '../../src/flows/run.ts';
import { type Harness, openHarness, where } from './harness.ts';
import { forcePush, prepareChange } from './work-tree.ts';

const never = new AbortController().signal;
const subject = 'acme/shop';

/** Runs the flow until nothing is left to do and CI is quiet. */
async function settle({ github, context }: Harness): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await github.idle();
    const afterwards = await runFlow(mainBranch, context, subject, never);
    if (afterwards.kind === 'rest') return;
  }
}

async function mergeChange(
  harness: Harness,
  change: { title: string; branch: string; files: Record<string, string> },
): Promise<number> {
  const { number } = await harness.dana.propose(await prepareChange(change));
  await harness.dana.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: number,
  });
  await harness.github.idle();
  return number;
}

async function pulls(harness: Harness, state: 'open' | 'all' = 'open') {
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/pulls', {
    ...where,
    state,
  });
  return data.filter((pull) => pull.head.ref.startsWith('wired-chaos/'));
}

const good = { title: 'Good', branch: 'good', files: { 'good.txt': 'good\n' } };
const bad = { title: 'Break it @everyone', branch: 'bad', files: { BROKEN: 'yes\n' } };

test('a red main leads to exactly one revert, however often the flow is woken', async () => {
  const harness = await openHarness();
  await mergeChange(harness, good);
  const culprit = await mergeChange(harness, bad);
  await settle(harness);
  await settle(harness);
  const [revert, ...others] = await pulls(harness, 'all');
  expect(others).toEqual([]);
  expect(revert?.title).toBe('Revert "Break it @everyone"');
  expect(revert?.labels.map((label) => label.name)).toEqual(['wired-chaos']);
  const body = revert?.body ?? '';
  for (const section of ['Summary', 'Diff summary', 'Test evidence', 'Risk', 'Rollback', 'Decision']) {
    expect(body).toContain(`## ${section}`);
  }
  expect(body).toContain(`#${culprit}`);
  expect(body).not.toContain('@everyone');
  expect(untouched(body)).toBe(true);
  expect(await harness.context.ledger.verify(harness.context.client.installation)).toMatchObject({
    ok: true,
  });
});

test('once it is merged and main is green, the outcome is on the ledger', async () => {
  const harness = await openHarness();
  await mergeChange(harness, good);
  await mergeChange(harness, bad);
  await settle(harness);
  const [revert] = await pulls(harness);
  await harness.jonas.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: revert?.number ?? 0,
  });
  await settle(harness);
  const entries = await harness.context.ledger.list({
    installation: harness.context.client.installation,
    limit: 20,
  });
  expect(entries.map((entry) => entry.kind)).toEqual(['decision', 'change', 'outcome']);
  expect(entries.at(-1)?.data).toMatchObject({ outcome: 'merged', pull: revert?.number });
});

test('a revert that people closed is never proposed again', async () => {
  const harness = await openHarness();
  await mergeChange(harness, good);
  await mergeChange(harness, bad);
  await settle(harness);
  const [revert] = await pulls(harness);
  const number = revert?.number ?? 0;
  await harness.jonas.octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
    state: 'closed',
  });
  await settle(harness);
  expect((await pulls(harness, 'all')).map((pull) => [pull.number, pull.state])).toEqual([
    [number, 'closed'],
  ]);
});

test("while a person's revert is open, nothing is proposed and the reason is recorded", async () => {
  const harness = await openHarness();
  await mergeChange(harness, good);
  const culprit = await mergeChange(harness, bad);
  await harness.jonas.propose(
    await prepareChange({
      title: 'Revert "Break it @everyone"',
      branch: `revert-${culprit}-bad`,
      files: { 'x.txt': 'x' },
    }),
  );
  await settle(harness);
  expect(await pulls(harness, 'all')).toEqual([]);
  const [entry] = await harness.context.ledger.list({
    installation: harness.context.client.installation,
    limit: 1,
  });
  expect(entry?.data).toMatchObject({ decision: { task: { kind: 'ignore' } } });
});

test('two changes between green and red are a question to people, asked once', async () => {
  const harness = await openHarness();
  await mergeChange(harness, good);
  await mergeChange(harness, { title: 'First', branch: 'first', files: { CANCELLED: 'yes\n' } });
  await mergeChange(harness, bad);
  await settle(harness);
  await settle(harness);
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/issues', { ...where });
  const questions = data.filter((issue) => issue.pull_request === undefined);
  expect(questions.map((issue) => issue.title)).toEqual(['main is red: which change should be reverted?']);
  expect(questions[0]?.body).toContain('First');
  expect(questions[0]?.body).toContain('Break it');
  expect(await pulls(harness, 'all')).toEqual([]);
});

test('a revert that conflicts with later commits becomes a question too', async () => {
  const harness = await openHarness();
  await mergeChange(harness, good);
  await mergeChange(harness, { ...bad, files: { BROKEN: 'yes\n', 'good.txt': 'better\n' } });
  await mergeChange(harness, { title: 'On top', branch: 'on-top', files: { 'good.txt': 'best\n' } });
  await settle(harness);
  expect(await pulls(harness, 'all')).toEqual([]);
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/issues', { ...where });
  expect(data.find((issue) => issue.pull_request === undefined)?.body).toContain('good.txt');
});

test('a body that a person edited is left alone', async () => {
  const harness = await openHarness();
  await mergeChange(harness, good);
  await mergeChange(harness, bad);
  await runFlow(mainBranch, harness.context, subject, never);
  await harness.github.idle();
  await runFlow(mainBranch, harness.context, subject, never);
  const [revert] = await pulls(harness);
  await harness.jonas.octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: revert?.number ?? 0,
    body: `${revert?.body}\n\nI looked at it. Jonas`,
  });
  await settle(harness);
  expect((await pulls(harness))[0]?.body).toContain('I looked at it. Jonas');
});

test('under observe the decision is recorded and nothing is written', async () => {
  const harness = await openHarness({ '.github/wired-chaos.yml': 'autonomy: observe\n' });
  await mergeChange(harness, good);
  await mergeChange(harness, bad);
  // It does not rerun jobs either: the next commit is the second look.
  await mergeChange(harness, { title: 'Next', branch: 'next', files: { 'next.txt': 'x' } });
  const writes = harness.github.requests.entries.length;
  await settle(harness);
  const asked = harness.github.requests.entries.slice(writes);
  // This flow asks GraphQL for files only.
  const reads = (path: string) => path.includes('access_tokens') || path.endsWith('/graphql');
  expect(asked.filter(({ method, path }) => method !== 'GET' && !reads(path))).toEqual([]);
  const [entry] = await harness.context.ledger.list({
    installation: harness.context.client.installation,
    limit: 1,
  });
  expect(entry?.data).toMatchObject({ decision: { boundary: { outcome: 'record-only' } } });
});

test('a revert that somebody pushed to no longer counts as one that only takes back', async () => {
  const harness = await openHarness();
  await mergeChange(harness, good);
  await mergeChange(harness, bad);
  await settle(harness);
  const [revert] = await pulls(harness);
  const read = async () => {
    const pull = await getPull(harness.context.client, { owner: 'acme', name: 'shop' }, revert?.number ?? 0);
    return pull !== null && onlyTakesBack(harness.context, pull);
  };
  expect(await read()).toBe(true);
  await forcePush(harness, revert?.head.ref ?? '', { 'more.txt': 'x' });
  expect(await read()).toBe(false);
});
