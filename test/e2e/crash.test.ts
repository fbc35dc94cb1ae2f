import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { shop, type World } from '../../src/sandbox/world.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';
import { mergeWhenAllowed } from './merge-when-allowed.ts';
import { until } from './until.ts';
import { prepareChange } from './work-tree.ts';
import { openTestWorld } from './world.ts';

const where = { owner: shop.owner, repo: shop.name };

async function mergeChange(world: World, title: string, files: Record<string, string>): Promise<void> {
  const { dana } = world.people;
  const { number } = await dana.propose(await prepareChange({ title, branch: title, files }));
  await mergeWhenAllowed(dana, number);
  await world.github.idle();
}

async function revertBranches(world: World): Promise<string[]> {
  const { data } = await world.people.jonas.octokit.request('GET /repos/{owner}/{repo}/branches', where);
  return data.map((branch) => branch.name).filter((name) => name.startsWith('wired-chaos/'));
}

async function reverts(world: World) {
  const { data } = await world.people.jonas.octokit.request('GET /repos/{owner}/{repo}/pulls', {
    ...where,
    state: 'all',
  });
  return data.filter((pull) => pull.head.ref.startsWith('wired-chaos/'));
}

test('kill -9 before and after GitHub opened the pull request of a revert: it resumes, and there is exactly one of everything', async () => {
  const plan = `${temporaryDirectory()}/plan.json`;
  await writeFile(plan, '[]');
  const program = {
    file: new URL('./crashing-app.child.ts', import.meta.url),
    environment: { CRASH_PLAN: plan },
  };
  const world = await openTestWorld({ program });
  await mergeChange(world, 'good', { 'good.txt': 'x\n' });
  const crashes = [
    'effect:acted:rerun:',
    'ledger:appended:change',
    'effect:begun:pull:',
    'effect:acted:pull:',
  ];
  await writeFile(plan, JSON.stringify(crashes));
  await mergeChange(world, 'bad', { BROKEN: 'x\n' });
  for (const _ of crashes) {
    await world.ended();
    await world.restart();
  }
  const labelled = await until(
    async () => (await reverts(world)).find((pull) => pull.labels.length > 0) ?? null,
  );
  await world.github.idle();
  expect(JSON.parse(await readFile(plan, 'utf8'))).toEqual([]);
  expect(await reverts(world)).toHaveLength(1);
  expect(await revertBranches(world)).toEqual([labelled.head.ref]);
  const reruns = world.github.requests.entries.filter(({ path }) => path.endsWith('/rerun-failed-jobs'));
  expect(reruns).toHaveLength(1);
}, 180_000);
