import { expect, test } from 'vitest';
import { shop, type World } from '../../src/sandbox/world.ts';
import { mergeWhenAllowed } from './merge-when-allowed.ts';
import { until } from './until.ts';
import { prepareChange } from './work-tree.ts';
import { openTestWorld } from './world.ts';

const where = { owner: shop.owner, repo: shop.name };
const openPull = { method: 'POST', template: '/repos/{owner}/{repo}/pulls' } as const;

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

test.each(['before', 'after'] as const)(
  'kill -9 while the pull request is being opened, %s GitHub made it: it resumes, and there is exactly one',
  async (when) => {
    const world = await openTestWorld();
    await mergeChange(world, 'good', { 'good.txt': 'x\n' });
    await breakMain(world, when);
    await until(async () => ((await revertBranches(world)).length > 0 ? true : null));
    if (when === 'after') await until(async () => ((await reverts(world)).length > 0 ? true : null));
    await world.crash();
    expect(await reverts(world)).toHaveLength(when === 'before' ? 0 : 1);
    world.github.faults.clear();
    await world.restart();
    const labelled = await until(
      async () => (await reverts(world)).find((pull) => pull.labels.length > 0) ?? null,
    );
    await world.github.idle();
    expect(await reverts(world)).toHaveLength(1);
    expect(await revertBranches(world)).toEqual([labelled.head.ref]);
  },
  120_000,
);

/** Breaks main, once the person's own pull request is open with the fault waiting for the App's own request to open a pull request. */
async function breakMain(world: World, when: 'before' | 'after'): Promise<void> {
  const { dana } = world.people;
  const change = await prepareChange({ title: 'bad', branch: 'bad', files: { BROKEN: 'x\n' } });
  const { number } = await dana.propose(change);
  world.github.faults.api({ ...openPull, kind: 'hang', when });
  await mergeWhenAllowed(dana, number);
}
