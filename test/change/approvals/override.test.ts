import { expect, test } from 'vitest';
import { applyOverride, lackOfOverride, newOverride } from '../../../src/change/approvals/override.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { Actor, PullRequest } from '../../../src/domain/pull-request.ts';
import { Verdict } from '../../../src/domain/verdict.ts';
import { app, bob, cleo, defaults, finding, older, person, pull, writes } from './pull.ts';

const admin = { login: 'bob', permission: 'admin' as const, teams: [] };
const blocked: Verdict = {
  check: 'policy',
  state: 'blocked',
  title: '1 finding must be resolved',
  items: [
    { state: 'blocked', title: 'destructive/sql-drop-table (block)', detail: 'One.', next: 'Approve it.' },
  ],
  findings: [finding('one')],
};
const at = new Date('2026-01-01T12:00:00Z');
const given = newOverride(
  { check: 'policy', head: pull().head.sha, by: bob, reason: 'The shop\nis down' },
  at,
);
const apply = (more: Partial<Parameters<typeof applyOverride>[0]> = {}) =>
  Verdict.parse(
    applyOverride({
      verdict: blocked,
      pull: pull({ entitlements: [admin] }),
      configuration: defaults,
      overrides: [given],
      now: '2026-01-01T13:00:00Z',
      ...more,
    }),
  );

test('an override lets the check pass, says by whom, why and until when, and hides nothing', () => {
  const verdict = apply();
  expect(verdict).toMatchObject({
    state: 'passed',
    title: 'Overridden by @bob until 2026-01-02 12:00 UTC: The shop is down',
    findings: blocked.findings,
  });
  expect(verdict.items.map(({ title }) => title)).toEqual([
    'Overridden by @bob',
    'destructive/sql-drop-table (block)',
  ]);
});

test.each([
  ['after a day', { now: '2026-01-02T12:00:00Z' }],
  ['before it was given', { now: '2026-01-01T11:59:59Z' }],
  ['for another head', { overrides: [{ ...given, head: older }] }],
  ['for another check', { overrides: [{ ...given, check: 'evidence' as const }] }],
  ['by somebody who is no administrator any more', { pull: pull({ entitlements: [writes('bob')] }) }],
  ['by who pushed last', { pull: pull({ entitlements: [admin], pushers: [bob, app] }) }],
  [
    'while it cannot be told who pushed last',
    { pull: pull({ entitlements: [admin], pushers: { unknown: '?' } }) },
  ],
])('it does not count %s', (_, more) => {
  expect(apply(more)).toEqual(blocked);
});

test('what could not be judged, and what needs nothing, is not overridden', () => {
  for (const state of ['failed', 'passed', 'not-applicable'] as const) {
    expect(apply({ verdict: { ...blocked, state } }).state).toBe(state);
  }
  expect(apply({ verdict: { ...blocked, state: 'waiting' } }).state).toBe('passed');
});

test('who may: administrators and who is named, people all of them, and independent of the change', () => {
  const configuration = Configuration.parse({ overrides: { users: ['Ann'], teams: ['dba'] } });
  const may = (actor: Actor, more: Partial<PullRequest> = {}) =>
    lackOfOverride(pull(more), configuration, actor) === null;
  expect(may(person(1, 'ann'))).toBe(true);
  expect(may(cleo)).toBe(true);
  expect(may(bob)).toBe(false);
  expect(may(bob, { entitlements: [admin] })).toBe(true);
  expect(may(bob, { entitlements: [admin], author: bob })).toBe(false);
  expect(may(cleo, { entitlements: [{ login: 'cleo', permission: 'read', teams: ['dba'] }] })).toBe(false);
  expect(may({ ...app, login: 'bob' }, { entitlements: [admin] })).toBe(false);
  expect(may(bob, { entitlements: [] })).toBe(false);
});
