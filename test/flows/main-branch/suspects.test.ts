import { expect, test } from 'vitest';
import type { Commit, PullSummary } from '../../../src/connect/github/history.ts';
import type { Suspect } from '../../../src/domain/signal.ts';
import {
  commitsBetween,
  findUndo,
  firstParents,
  groupSuspects,
} from '../../../src/flows/main-branch/suspects.ts';
import { sha } from './runs.ts';

function commit(digit: number, given: Partial<Commit> = {}): Commit {
  return { sha: sha(digit), parents: [sha(digit - 1)], message: `Commit ${digit}`, author: 'dana', ...given };
}

function pull(given: Partial<PullSummary>): PullSummary {
  return {
    number: 7,
    title: 'Compute totals in one pass',
    body: '',
    author: 'dana',
    state: 'open',
    merged: false,
    head: { ref: 'totals', sha: sha('a') },
    base: 'main',
    labels: [],
    url: 'https://github.com/acme/shop/pull/7',
    updatedAt: '2026-01-01T00:00:00Z',
    ...given,
  };
}

const line = [5, 4, 3, 2, 1].map((digit) => commit(digit));
const suspect: Suspect = {
  commits: [sha(3)],
  pull: { number: 7, title: 'Compute totals in one pass', author: 'dana' },
  subject: 'Merge pull request #7',
};
const own = 'wired-chaos[bot]';

test('the first-parent line leaves out what came in through merges', () => {
  const side = commit(9, { parents: [sha(2)] });
  const merge = commit(3, { parents: [sha(2), sha(9)] });
  const found = firstParents([merge, side, commit(2), commit(1)], sha(3));
  expect(found.map((one) => one.sha)).toEqual([sha(3), sha(2), sha(1)]);
});

test('suspects are what came in after green, up to and with red, oldest first', () => {
  expect(commitsBetween(line, sha(2), sha(4))?.map((one) => one.sha)).toEqual([sha(3), sha(4)]);
});

test('when the line does not reach the green commit, nobody can say what came in', () => {
  expect(commitsBetween(line, sha('f'), sha(4))).toBeNull();
  expect(commitsBetween(line, sha(4), sha(2))).toBeNull();
});

test('the commits of one rebase merge are one suspect', () => {
  const merged = pull({ merged: true });
  const suspects = groupSuspects([
    { commit: commit(3), pull: merged },
    { commit: commit(4), pull: merged },
    { commit: commit(5), pull: null },
  ]);
  expect(suspects.map((one) => one.commits)).toEqual([[sha(3), sha(4)], [sha(5)]]);
});

test.each([
  ['what git revert writes', `Revert "x"\n\nThis reverts commit ${sha(3)}.`],
  ["GitHub's revert button", 'Reverts acme/shop#7'],
  ['the title of a revert', 'Revert "Compute totals in one pass" (#8)'],
])('a commit on main that undoes the suspect is noticed: %s', (_, message) => {
  const undo = findUndo(suspect, [commit(4, { message, author: 'jonas' })], [], own, 'acme/shop');
  expect(undo).toEqual({ by: 'jonas', evidence: `commit:${sha(4)}` });
});

test("a person's open revert is noticed by its branch, title or body", () => {
  for (const given of [
    { head: { ref: 'revert-7-totals', sha: sha('b') } },
    { title: 'Revert "Compute totals in one pass"' },
    { body: 'Reverts #7' },
  ]) {
    const undo = findUndo(suspect, [], [pull({ number: 8, author: 'jonas', ...given })], own, 'acme/shop');
    expect(undo).toEqual({ by: 'jonas', evidence: 'pull:8' });
  }
});

test("the App's own revert, another number and another repository are no undo", () => {
  const others = [
    pull({ number: 8, author: own, body: 'Reverts acme/shop#7' }),
    pull({ number: 9, body: 'Reverts acme/shop#77' }),
    pull({ number: 10, body: 'Reverts acme/other#7' }),
  ];
  expect(findUndo(suspect, [commit(4)], others, own, 'acme/shop')).toBeNull();
});
