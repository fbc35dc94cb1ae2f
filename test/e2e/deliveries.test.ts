import { expect, test } from 'vitest';
import { shop } from '../../src/sandbox/world.ts';
import { mergeWhenAllowed } from './merge-when-allowed.ts';
import { until } from './until.ts';
import { prepareChange } from './work-tree.ts';
import { openTestWorld } from './world.ts';

const where = { owner: shop.owner, repo: shop.name };

test('doubled and reordered deliveries lead to the same checks and to one revert', async () => {
  const world = await openTestWorld();
  world.github.faults.webhooks({ seed: 7, double: 0.5, reorder: 0.5 });
  const { dana, jonas } = world.people;
  const changes = [
    { title: 'good', branch: 'good', files: { 'good.txt': 'x\n' } },
    { title: 'bad', branch: 'bad', files: { BROKEN: 'x\n' } },
  ];
  for (const change of changes) {
    const { number } = await dana.propose(await prepareChange(change));
    await mergeWhenAllowed(dana, number);
    await world.github.idle();
  }
  const revert = await until(async () => {
    const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/pulls', {
      ...where,
      state: 'open',
    });
    return data.find((pull) => pull.labels.length > 0) ?? null;
  });
  const checks = await until(async () => {
    const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      ...where,
      ref: revert.head.sha,
      filter: 'all',
    });
    const own = data.check_runs.filter((run) => run.app?.id === world.appId);
    const names = new Set(own.map((run) => run.name));
    return names.size >= 3 ? names : null;
  });
  await world.github.idle();
  expect([...checks].sort()).toEqual(['wired-chaos/approval', 'wired-chaos/evidence', 'wired-chaos/policy']);
  const { data: all } = await jonas.octokit.request('GET /repos/{owner}/{repo}/pulls', {
    ...where,
    state: 'all',
  });
  expect(all.filter((pull) => pull.head.ref.startsWith('wired-chaos/'))).toHaveLength(1);
});
