import { expect, test } from 'vitest';
import { arrivals, firstParents } from '../../../src/change/gate/chain.ts';
import { sha } from './facts.ts';

const line = [sha('4'), sha('3'), sha('2'), sha('1')];
const move = (before: string, after: string, kind = 'push') => ({
  before: sha(before),
  after: sha(after),
  kind,
});

test('the line of a branch is its first parents, without what was merged into it', () => {
  const commits = [
    { sha: sha('1'), parents: [sha('0')] },
    { sha: sha('b'), parents: [sha('0')] },
    { sha: sha('2'), parents: [sha('1'), sha('b')] },
  ];
  expect(firstParents(commits, sha('2'))).toEqual({ line: [sha('2'), sha('1')], below: sha('0') });
});

test('commits came with the first move after which they were there', () => {
  const merge = move('2', '4', 'pr_merge');
  const push = move('0', '2');
  expect(arrivals(line, sha('0'), [merge, push])).toEqual([
    { commits: [sha('4'), sha('3')], by: merge },
    { commits: [sha('2'), sha('1')], by: push },
  ]);
});

test('what the log does not cover came nobody knows how, and no later move answers for it', () => {
  const merge = move('3', '4', 'pr_merge');
  const groups = arrivals(line, sha('0'), [merge]);
  expect(groups.map(({ by }) => by)).toEqual([merge, null, null, null]);
  const forced = move('9', '4', 'pr_merge');
  expect(arrivals(line, sha('0'), [forced]).every(({ by }) => by === null)).toBe(true);
});
