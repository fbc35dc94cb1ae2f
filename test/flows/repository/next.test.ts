import { expect, test } from 'vitest';
import { RepositoryId } from '../../../src/domain/ids.ts';
import type { Look } from '../../../src/flows/pull-request/look.ts';
import { nextForRepository } from '../../../src/flows/repository/next.ts';
import type { RepositoryState } from '../../../src/flows/repository/state.ts';

type Live = Extract<RepositoryState, { kind: 'live' }>;

const now = new Date('2026-11-22T12:00:00Z');
const look: Look = {
  head: 'a'.repeat(40),
  updatedAt: '2026-11-22T10:00:00Z',
  settled: true,
  at: '2026-11-22T10:00:05Z',
  first: '2026-11-20T10:00:00Z',
};
const listed = { number: 12, head: look.head, updatedAt: look.updatedAt };

function wakes(more: Partial<Live>): string[] {
  const step = nextForRepository({
    kind: 'live',
    name: 'acme/shop',
    repositoryId: RepositoryId.parse(3),
    pulls: [listed],
    looks: new Map([[12, look]]),
    mergeGroups: [],
    now,
    ...more,
  });
  return step.kind === 'rest' ? ['rest'] : step.wakes.map((wake) => wake.join(':'));
}

test('a pull request that is as the App left it is let alone; the default branch is always looked at', () => {
  expect(wakes({})).toEqual(['main-branch:acme/shop', 'environments:acme/shop', 'waiting-runs:acme/shop']);
});

test.each<[string, Partial<Live>]>([
  ['was never looked at', { looks: new Map() }],
  ['has another head', { pulls: [{ ...listed, head: 'b'.repeat(40) }] }],
  ['was changed since', { pulls: [{ ...listed, updatedAt: '2026-11-22T10:00:01Z' }] }],
  ['waits for something that sends no event', { looks: new Map([[12, { ...look, settled: false }]]) }],
  ['was looked at long ago', { now: new Date('2026-11-22T16:00:06Z') }],
])('a pull request is woken that %s', (_, more) => {
  expect(wakes(more)).toContain('pull-request:acme/shop#12');
});

test('merge groups under test are woken, and what was noted of closed pull requests is dropped', () => {
  const sha = 'c'.repeat(40);
  expect(wakes({ mergeGroups: [sha] })).toContain(`merge-group:acme/shop@${sha}`);
  const step = nextForRepository({
    kind: 'live',
    name: 'acme/shop',
    repositoryId: RepositoryId.parse(3),
    pulls: [],
    looks: new Map([[12, look]]),
    mergeGroups: [],
    now,
  });
  expect(step).toMatchObject({ kind: 'wake', forget: [12] });
});

test('a repository that is gone or archived is left alone', () => {
  expect(nextForRepository({ kind: 'gone' })).toEqual({ kind: 'rest' });
});
