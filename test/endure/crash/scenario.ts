import { setTimeout as sleep } from 'node:timers/promises';
import { awaited } from '../awaited.ts';
import { forcePush, merge, propose, review } from '../changes.ts';
import type { EndureWorld } from '../world.ts';
import { entriesAbout } from './entries.ts';
import { outcomeOf } from './outcome.ts';

const files = {
  'README.md': '# Shop\n',
  '.github/workflows/ci.yml': 'name: CI\non: [push, pull_request]\njobs: {}\n',
  '.github/wired-chaos.yml':
    'merge: auto\nzones:\n  - name: data\n    paths: ["data/**"]\n    approvals: { count: 2 }\n',
};

/** The two repositories of a play: a broken main makes the changes of others red as well. */
export function repositoriesOf(name: string): readonly [string, string] {
  return [`${name}-main`, `${name}-data`];
}

/**
 * What both flows do, in repositories of their own: main breaks and is reverted by a pull request that people approve,
 * and breaks again by one of two changes, which is a question to people; and a change with a finding is approved,
 * rewritten so that the approval is void, approved again and merged by the App. Takes the App for as long as it needs,
 * however often it dies meanwhile.
 */
export async function play(world: EndureWorld, name: string): Promise<void> {
  const [main, data] = repositoriesOf(name);
  await Promise.all([main, data].map((repository) => world.addRepository(repository, files)));
  await Promise.all([breakMain(world, main), approveTwice(world, data)]);
  await world.github.idle();
}

async function breakMain(world: EndureWorld, repository: string): Promise<void> {
  await breakAndRevert(world, repository);
  await askPeople(world, repository);
}

async function breakAndRevert(world: EndureWorld, repository: string): Promise<void> {
  const look = () => outcomeOf(world, repository);
  const { dana, jonas } = world.people;
  for (const [branch, name] of [
    ['good', 'good.txt'],
    ['bad', 'BROKEN'],
  ] as const) {
    const change = { branch, title: `Do ${branch}`, files: { [name]: 'x\n' } };
    await merge(jonas, repository, await propose(dana, repository, change));
    await world.github.idle();
  }
  const revert = await awaited('a revert with its label and checks', () => {
    const [only] = look().pulls.filter(({ title }) => title.startsWith('Revert'));
    return only !== undefined && only.labels.length > 0 && only.checks.length === 3 ? only : null;
  });
  await review(jonas, repository, revert.number, 'APPROVE');
  await awaited('the approval of the revert', () => {
    const [only] = look().pulls.filter(({ number }) => number === revert.number);
    return only?.checks.some((check) => check.startsWith('wired-chaos/approval: success')) ? true : null;
  });
}

async function approveTwice(world: EndureWorld, repository: string): Promise<void> {
  const { dana, jonas, lena } = world.people;
  const branch = 'data';
  const change = { branch, title: 'Change data', files: { 'data/a.sql': 'DROP TABLE orders;\n' } };
  const number = await propose(dana, repository, change);
  const found = () => outcomeOf(world, repository).pulls.find((pull) => pull.number === number);
  const approval = () => found()?.marks.find((mark) => mark.startsWith('wired-chaos/approval'));
  await awaited('the finding', () =>
    found()?.checks.some((check) => check.startsWith('wired-chaos/policy: action_required')) ? true : null,
  );
  const before = await awaited('the check of approvals', () => approval() ?? null);
  // GitHub's times are whole seconds: the approval comes after the first look for certain.
  await sleep(1000);
  await review(jonas, repository, number, 'APPROVE');
  await awaited('the approval', () => (approval() === before ? null : true));
  await forcePush(dana, repository, branch, { 'data/a.sql': 'SELECT 1;\n' });
  await awaited('the note about the void approval', () =>
    (found()?.comments.length ?? 0) > 0 ? true : null,
  );
  await review(jonas, repository, number, 'APPROVE');
  await review(lena, repository, number, 'APPROVE');
  await awaited('the merge', () => (found()?.state === 'merged by the App' ? true : null));
}

async function askPeople(world: EndureWorld, repository: string): Promise<void> {
  const look = () => outcomeOf(world, repository);
  const { dana, jonas } = world.people;
  const revert = look().pulls.find(({ title }) => title.startsWith('Revert'));
  if (revert?.state === 'open') await merge(jonas, repository, revert.number);
  await awaited('the outcome of the revert', async () => {
    const entries = await entriesAbout(world, [repository]);
    return entries.some(({ kind }) => kind === 'outcome') ? true : null;
  });
  for (const [branch, name] of [
    ['second', 'CANCELLED'],
    ['third', 'BROKEN'],
  ] as const) {
    const change = { branch, title: `Do ${branch}`, files: { [name]: 'x\n' } };
    await merge(jonas, repository, await propose(dana, repository, change));
    await world.github.idle();
  }
  await awaited('the question', () => (look().questions.length > 0 ? true : null));
}
