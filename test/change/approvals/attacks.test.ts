import { describe, expect, test } from 'vitest';
import { acceptedFindings } from '../../../src/change/approvals/accepted-findings.ts';
import { approvalsToRecord } from '../../../src/change/approvals/approval.ts';
import { coAuthorsOf } from '../../../src/change/approvals/co-authors.ts';
import { judgeApproval } from '../../../src/change/approvals/judge.ts';
import type { ApprovalInput } from '../../../src/change/approvals/tally.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { PullRequest } from '../../../src/domain/pull-request.ts';
import { changed } from '../changed-file.ts';
import {
  ann,
  app,
  bob,
  cleo,
  comment,
  defaults,
  finding,
  guarded,
  nothingFound,
  older,
  person,
  pull,
  review,
  sha,
} from './pull.ts';

const judge = (more: Partial<PullRequest>, input: Partial<ApprovalInput> = {}) =>
  judgeApproval({ pull: pull(more), configuration: defaults, ...nothingFound, ...input });
const told = (verdict: ReturnType<typeof judge>) => verdict.items.map((item) => item.detail).join('\n');

test('approval of another commit', () => {
  expect(judge({ comments: [comment(bob)] }).state).toBe('passed');
  const verdict = judge({ comments: [comment(bob, { commit: older })] });
  expect(verdict.state).toBe('blocked');
  expect(told(verdict)).toContain('The comment of @bob does not count: given for bbbbbbb');
  expect(judge({ comments: [comment(bob, { commit: null })] }).state).toBe('waiting');
});

test('an edited comment', () => {
  const verdict = judge({ comments: [comment(bob, { updatedAt: '2026-02-01T00:00:00Z' })] });
  expect(verdict.state).toBe('waiting');
  expect(told(verdict)).toContain('the comment was edited');
});

describe('self-approval', () => {
  test.each([
    ['by the author', { author: bob, head: { ...pull().head, ref: 'codex/x' } }],
    ['through a second push', { pushers: [bob, app] }],
    ['by who commissioned the agent', { commissioners: [bob] }],
    ['through a co-author', { coAuthors: ['Bob'] }],
    [
      'through a co-author under the address GitHub makes',
      { coAuthors: ['2+old-name@users.noreply.github.com'] },
    ],
  ])('%s', (_, more) => {
    expect(judge({ comments: [comment(bob)], ...more }).state).toBe('waiting');
    expect(judge({ reviews: [review(bob, 'APPROVED')], ...more }).state).toBe('waiting');
  });

  test('by an agent under an account of type User', () => {
    expect(judge({ comments: [comment(person(198982749, 'bob'))] }).state).toBe('waiting');
  });

  test('a co-author’s name only ever excludes: it makes nobody entitled, and concerns changes by machines', () => {
    const reader = [{ login: 'bob', permission: 'read' as const, teams: [] }];
    expect(judge({ coAuthors: ['cleo'], comments: [comment(bob)], entitlements: reader }).state).toBe(
      'waiting',
    );
    const byAnn = { author: ann, pushers: [ann], head: { ...pull().head, ref: 'x' }, coAuthors: ['bob'] };
    const diff = { complete: true, files: [changed('keys/k')] } as const;
    expect(
      judge({ ...byAnn, diff, reviews: [review(bob, 'APPROVED')] }, { configuration: guarded }).state,
    ).toBe('passed');
  });

  test('trailers are read wherever they stand and however they are written', () => {
    const message =
      'Fix\n\nCo-authored-by: Bob <2+bob@users.noreply.github.com>\r\nco-authored-BY: Cleo <c@x.org>';
    expect(coAuthorsOf([message, message])).toEqual([
      'Bob',
      '2+bob@users.noreply.github.com',
      'Cleo',
      'c@x.org',
    ]);
  });
});

test('approval before a force-push, and a force-push to something else and back', () => {
  const reviews = [review(bob, 'APPROVED')];
  expect(judge({ reviews, head: { ...pull().head, sha: sha('d') } }).state).toBe('blocked');
  expect(judge({ reviews, pushers: [bob, app, app] }).state).toBe('waiting');
});

test('a team that changed after the approval', () => {
  const files = [changed('db/a.sql')];
  const input = { configuration: guarded };
  const diff = { complete: true, files } as const;
  const reviews = [review(cleo, 'APPROVED')];
  expect(judge({ diff, reviews }, input).state).toBe('passed');
  const entitlements = [{ login: 'cleo', permission: 'write' as const, teams: [] }];
  expect(judge({ diff, reviews, entitlements }, input).state).toBe('waiting');
});

describe('an approval that did not see the finding', () => {
  const given = review(bob, 'APPROVED');
  const key = `review:${given.id}`;
  const [one, two] = [finding('one'), finding('two')];

  test('a new finding voids it, and says which', () => {
    const input = { findings: [one, two], recorded: new Map([[key, [one.fingerprint]]]) };
    const verdict = judge({ reviews: [given] }, input);
    expect(verdict).toMatchObject({ state: 'blocked', title: 'An approval was voided by a new finding' });
    expect(told(verdict)).toContain('destructive/sql-drop-table in two.sql was not shown yet');
    expect(
      acceptedFindings({
        pull: pull({ reviews: [given] }),
        configuration: defaults,
        ...nothingFound,
        ...input,
      }).size,
    ).toBe(0);
  });

  test('a finding that went away since does no harm, and what it saw is lifted', () => {
    const recorded = new Map([[key, [one.fingerprint, two.fingerprint]]]);
    const input = { findings: [one], recorded };
    expect(judge({ reviews: [given] }, input).state).toBe('passed');
    const accepted = acceptedFindings({
      pull: pull({ reviews: [given] }),
      configuration: defaults,
      ...input,
    });
    expect([...accepted]).toEqual([[one.fingerprint, ['bob']]]);
  });

  test('what it covers is written down when it is first seen, not when it is convenient', () => {
    const pending = judge({ reviews: [given] }, { findings: [one] });
    expect(pending.state).toBe('waiting');
    const [entry, ...rest] = approvalsToRecord(pull({ reviews: [given] }), new Map(), []);
    expect([entry, rest]).toEqual([{ key, findings: [] }, []]);
    const recorded = new Map([[key, entry?.findings ?? []]]);
    expect(judge({ reviews: [given] }, { findings: [one], recorded }).state).toBe('blocked');
    expect(approvalsToRecord(pull({ reviews: [given] }), recorded, [one.fingerprint])).toEqual([]);
  });

  test('an exposed secret is lifted by nobody', () => {
    const secret = finding('key', { rule: 'secret/private-key' });
    const input = {
      findings: [secret, one],
      recorded: new Map([[key, [secret.fingerprint, one.fingerprint]]]),
    };
    const accepted = acceptedFindings({
      pull: pull({ reviews: [given] }),
      configuration: defaults,
      ...input,
    });
    expect([...accepted.keys()]).toEqual([one.fingerprint]);
  });
});

test('a finding asks a person for approval, though a person wrote the change', () => {
  const byAnn = { author: ann, pushers: [ann], head: { ...pull().head, ref: 'x' } };
  expect(judge(byAnn, { findings: [finding('one')] }).state).toBe('waiting');
  expect(judge(byAnn, { findings: [finding('one', { severity: 'warn' })] }).state).toBe('not-applicable');
});

test('a comment does not outlive a later objection or a dismissed review of the same person', () => {
  const comments = [comment(bob)];
  for (const state of ['CHANGES_REQUESTED', 'DISMISSED'] as const) {
    expect(judge({ comments, reviews: [review(bob, state)] }).state).not.toBe('passed');
  }
  expect(judge({ comments: [], reviews: [review(bob, 'DISMISSED')] }).state).toBe('waiting');
  const reviews = [review(bob, 'DISMISSED')];
  expect(judge({ reviews, comments: [comment(bob)] }).state).toBe('passed');
});

test('further requirements add up with the general one', () => {
  const configuration = Configuration.parse({ furtherApprovals: [{ teams: ['dba'] }] });
  expect(judge({ reviews: [review(bob, 'APPROVED')] }, { configuration }).state).toBe('waiting');
  expect(judge({ reviews: [review(cleo, 'APPROVED')] }, { configuration }).state).toBe('passed');
});
