import { expect, test } from 'vitest';
import { RepositoryId } from '../../src/domain/ids.ts';
import { repositoryObject } from '../../src/domain/object.ts';
import { ledgerAnchor } from '../../src/flows/ledger-anchor/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { type Anchor, listAnchors } from '../../src/platform/ledger/anchor.ts';
import { exportLedger } from '../../src/platform/ledger/export.ts';
import { verifyExport } from '../../src/platform/ledger/verify-export.ts';
import { crashEverywhere } from './crashes.ts';
import { type Harness, openHarness, where } from './harness.ts';

const never = new AbortController().signal;
const day = 24 * 3_600_000;

/** The flow, so many days from now. */
const anchorAfter = (days: number) =>
  ledgerAnchor({
    every: day,
    clock: { ...systemClock, now: () => new Date(Date.now() + days * day) },
  });

async function repositoryId({ dana }: Harness, name: string): Promise<RepositoryId> {
  const { data } = await dana.octokit.request('GET /repos/{owner}/{repo}', { ...where, repo: name });
  return RepositoryId.parse(data.id);
}

/** Something happens in a repository. */
async function happen({ context }: Harness, key: string, repository: RepositoryId): Promise<void> {
  await context.ledger.append({
    installation: context.client.installation,
    kind: 'decision',
    subject: 'acme/shop',
    object: repositoryObject(repository),
    key,
    data: {},
  });
}

/** Every check run of ours on the default branch, replaced ones too. */
async function shown({ dana }: Harness) {
  const { data } = await dana.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: 'main',
    filter: 'all',
  });
  return data.check_runs.filter(({ name }) => name === 'wired-chaos/ledger');
}

async function anchors({ context }: Harness): Promise<Anchor[]> {
  const found: Anchor[] = [];
  for await (const anchor of listAnchors(context.ledger, context.client.installation)) found.push(anchor);
  return found;
}

test('the head of a ledger is written down on GitHub once a day, whenever there is something new', async () => {
  const harness = await openHarness();
  const { context } = harness;
  const shop = await repositoryId(harness, 'shop');
  const run = (days: number) => runFlow(anchorAfter(days), context, 'all', never);
  await run(9);
  await happen(harness, 'one', shop);
  await happen(harness, 'two', shop);
  await run(0);
  expect(await anchors(harness)).toEqual([]);

  expect(await run(0.1)).toEqual({ kind: 'rest' });
  const [check, ...others] = await shown(harness);
  expect(others).toEqual([]);
  const second = await context.ledger.entry(context.client.installation, 2);
  expect(check).toMatchObject({
    conclusion: 'neutral',
    output: { title: expect.stringContaining('2 entries') },
  });
  expect(check?.output.summary).toContain(`/2:${second?.hash}`);
  expect(await anchors(harness)).toEqual([
    expect.objectContaining({
      seq: 2,
      hash: second?.hash,
      repository: 'acme/shop',
      checkRun: check?.id,
      url: `${context.html}/acme/shop/runs/${check?.id}`,
    }),
  ]);

  await run(9);
  expect(await anchors(harness)).toHaveLength(1);
  await happen(harness, 'three', shop);
  await run(0.5);
  expect(await anchors(harness)).toHaveLength(1);
  await run(2);
  expect((await anchors(harness)).map(({ seq }) => seq)).toEqual([2, 4]);
  expect(await shown(harness)).toHaveLength(2);
});

test('what a check run says verifies an exported ledger, and nothing else is needed', async () => {
  const harness = await openHarness();
  const { context } = harness;
  await happen(harness, 'one', await repositoryId(harness, 'shop'));
  await runFlow(anchorAfter(1), context, 'all', never);
  await happen(harness, 'two', await repositoryId(harness, 'shop'));
  const summary = (await shown(harness))[0]?.output.summary ?? '';
  const [, key = '', installation, seq, hash = ''] =
    /--public-key ([0-9a-f]{16}) --anchor (\d+)\/(\d+):([0-9a-f]{64})/.exec(summary) ?? [];
  async function* lines() {
    const installations = [context.client.installation];
    for await (const line of exportLedger(context.ledger, { installations, clock: systemClock })) {
      yield JSON.stringify(line);
    }
  }
  const head = { installation: Number(installation), seq: Number(seq), hash };
  const verified = await verifyExport(lines(), { key, heads: [head] });
  expect(verified).toMatchObject({ problems: [], chains: [{ ok: true, entries: 3 }] });
});

test('a crash at every point leaves one check run and one entry, whatever goes on meanwhile', async () => {
  const crashes = crashEverywhere();
  const harness = { ...(await openHarness({}, { onPoint: crashes.onPoint })), crashes };
  const shop = await repositoryId(harness, 'shop');
  let tries = 0;
  await crashes.survive(async () => {
    tries += 1;
    await happen(harness, `try ${tries}`, shop);
    await runFlow(anchorAfter(0.5), harness.context, 'all', never);
  });
  expect(tries).toBeGreaterThan(5);
  expect(crashes.points).toContain('ledger:appended:anchor');
  expect(crashes.points).toContainEqual(expect.stringMatching(/^effect:acted:check:.*wired-chaos\/ledger/));
  expect(await shown(harness)).toHaveLength(1);
  expect(await anchors(harness)).toHaveLength(1);
  expect(await harness.context.notes.list(harness.context.client.installation, 'ledger-anchor', 9)).toEqual(
    [],
  );
});

test('where nothing can be written another repository is taken', async () => {
  const harness = await openHarness();
  const { context, dana } = harness;
  const shop = await repositoryId(harness, 'shop');
  await happen(harness, 'one', shop);
  await happen(harness, 'two', RepositoryId.parse(987_654_321));
  await runFlow(anchorAfter(1), context, 'all', never);
  expect(await anchors(harness)).toMatchObject([{ repository: 'acme/shop' }]);
  await happen(harness, 'three', shop);
  await dana.octokit.request('PATCH /repos/{owner}/{repo}', { ...where, archived: true });
  await runFlow(anchorAfter(3), context, 'all', never);
  expect(await anchors(harness)).toHaveLength(1);
});
