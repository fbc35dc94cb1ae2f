import { expect, test } from 'vitest';
import type { CommitSecrets } from '../../../../src/change/policy/history/commit-secrets.ts';
import { exposedBy } from '../../../../src/change/policy/history/exposed.ts';
import { withHistory } from '../../../../src/change/policy/history/with-history.ts';
import type { Analysis, Sight } from '../../../../src/domain/analysis.ts';
import type { Verdict } from '../../../../src/domain/verdict.ts';

const id = (letter: string) => letter.repeat(40);
const none: Analysis = { sights: [], unread: [] };

function sight(secret: string, more: Partial<Sight> = {}): Sight {
  return {
    rule: 'secret/private-key',
    path: 'key.pem',
    lines: { start: 3, end: 5 },
    preview: 'a key, not shown',
    fingerprint: secret.repeat(16),
    baseline: '0'.repeat(16),
    weight: 'block',
    note: '',
    allowed: null,
    secret: secret.repeat(16),
    ...more,
  };
}

function commit(letter: string, added: readonly Sight[], removed: readonly string[] = []): CommitSecrets {
  return { commit: id(letter), added: [...added], removed: removed.map((one) => one.repeat(16)), unread: [] };
}

test('a secret that a commit adds and the head is without is told where it was, once, and has no lines in the head', () => {
  const commits = [
    commit('a', [sight('1')]),
    commit('b', []),
    commit('c', [sight('1', { path: 'other.pem' })]),
  ];
  const [found, ...others] = exposedBy({ commits }, none).sights;
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    path: 'key.pem',
    fingerprint: '1'.repeat(16),
    baseline: '1'.repeat(16),
    preview: 'commit aaaaaaa, line 3: a key, not shown',
    earlier: { commit: id('a'), lines: { start: 3, end: 5 } },
  });
  expect(found).not.toHaveProperty('lines');
  expect(found?.note).toContain('taking it out is not enough');
  expect(found?.note).toContain(`{"rule":"secret/private-key","path":"key.pem","id":"${'1'.repeat(16)}"}`);
});

test.each<[string, CommitSecrets[], Analysis]>([
  [
    'it is in the head, in whatever file',
    [commit('a', [sight('1')])],
    { sights: [sight('1', { path: 'b' })], unread: [] },
  ],
  ['it was there before and came back', [commit('a', [], ['1']), commit('b', [sight('1')])], none],
  ['a commit moves what was there before', [commit('a', [sight('1')], ['1'])], none],
])('nothing is exposed where %s', (_, commits, head) => {
  expect(exposedBy({ commits }, head).sights).toEqual([]);
});

test('what is taken out again and added again is exposed all the same', () => {
  const commits = [commit('a', [sight('1')]), commit('b', [], ['1']), commit('c', [sight('1')], ['1'])];
  expect(exposedBy({ commits }, none).sights).toHaveLength(1);
});

test('an allowance beside it counts, but not where it stood once without one', () => {
  const allowed = sight('1', { allowed: 'made up' });
  expect(exposedBy({ commits: [commit('a', [allowed])] }, none).sights[0]?.allowed).toBe('made up');
  const commits = [commit('a', [allowed]), commit('b', [sight('1')])];
  expect(exposedBy({ commits }, none).sights[0]).toMatchObject({
    allowed: null,
    earlier: { commit: id('b') },
  });
});

test('a commit that was pushed over is said to be readable still, and what could not be read names its commit', () => {
  const unread = { ...commit('a', [sight('1')]), unread: [{ path: 'key.p12', why: 'it is binary' }] };
  const exposed = exposedBy({ commits: [unread], pushedOver: new Set([id('a')]) }, none);
  expect(exposed.sights[0]?.note).toContain('GitHub goes on showing that commit');
  expect(exposed.unread).toEqual([{ path: 'key.p12', why: 'it is binary (in commit aaaaaaa)' }]);
});

const passed: Verdict = { check: 'policy', state: 'passed', title: 'Nothing found', items: [], findings: [] };

test('the check does not pass before every commit was looked at, and says how far it has come', () => {
  const waiting = withHistory(passed, { of: 5, looked: 3, cut: null });
  expect(waiting).toMatchObject({ state: 'waiting', title: 'Earlier commits: 3 of 5 looked at' });
  expect(withHistory({ ...passed, state: 'blocked' }, { of: 5, looked: 3, cut: null }).state).toBe('blocked');
  expect(withHistory(passed, { of: 5, looked: 5, cut: null }).state).toBe('passed');
  expect(withHistory(passed, { of: 0, looked: 0, cut: null })).toBe(passed);
});

test('what can never be looked at is said and does not block', () => {
  const cut = withHistory(passed, { of: 900, looked: 500, cut: 'Only the newest 500 are looked at.' });
  expect(cut.state).toBe('passed');
  expect(cut.items[0]?.detail).toContain('500 of 900 commits');
});
