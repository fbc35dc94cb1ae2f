import { describe, expect, test } from 'vitest';
import { judgeApproval } from '../../../src/change/approvals/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { ChangedFile, PullRequest } from '../../../src/domain/pull-request.ts';
import { Verdict } from '../../../src/domain/verdict.ts';
import { changed } from '../changed-file.ts';
import {
  ann,
  app,
  bob,
  cleo,
  defaults,
  guarded,
  nothingFound,
  older,
  person,
  pull,
  review,
  writes,
} from './pull.ts';

const judge = (
  more: Partial<PullRequest> = {},
  configuration = defaults,
  files: readonly ChangedFile[] = [],
) => Verdict.parse(judgeApproval({ pull: pull(more, files), configuration, ...nothingFound }));
const byAnn: Partial<PullRequest> = {
  author: ann,
  pushers: [ann],
  head: { ...pull().head, ref: 'fix-checkout' },
};
const told = (verdict: Verdict) => verdict.items.map((item) => `${item.detail} ${item.next}`).join('\n');

describe('what needs approval', () => {
  test('a person who touches no zone needs none', () => {
    expect(judge(byAnn, guarded, [changed('src/a.ts'), changed('docs/a.md')]).state).toBe('not-applicable');
  });

  test('a machine always needs what the configuration asks for', () => {
    const verdict = judge();
    expect(verdict).toMatchObject({ state: 'waiting', title: 'Waiting for an approval' });
    expect(told(verdict)).toContain('1 person more: anyone with write permission');
  });

  test.each([
    ['an agent under an account of type User', { ...byAnn, author: person(198982749, 'Copilot') }],
    ['a branch named as machines name theirs', { ...byAnn, head: { ...pull().head, ref: 'codex/fix' } }],
    ['a machine among those who pushed', { ...byAnn, pushers: [ann, app] }],
  ])('%s counts as a machine', (_, more) => {
    expect(judge(more).state).toBe('waiting');
  });

  test('a login that sounds like a machine is not what is looked at', () => {
    expect(judge({ ...byAnn, author: person(7, 'claude-monet') }).state).toBe('not-applicable');
  });

  test('zones add up, for people too, and an irreversible one asks for a person by itself', () => {
    const verdict = judge(byAnn, guarded, [changed('db/a.sql'), changed('keys/k')]);
    expect(verdict.items.map((item) => item.title)).toEqual([
      'zone database: approval by 1 person',
      'zone keys: approval by 1 person',
    ]);
    expect(told(verdict)).toContain('@acme/DBA');
    expect(verdict.title).toBe('Waiting for 2 kinds of approval');
  });

  test('a file that leaves a zone by a rename has touched it', () => {
    const moved = changed('src/a.sql', { status: 'renamed', previousPath: 'db/a.sql' });
    expect(judge(byAnn, guarded, [moved]).state).toBe('waiting');
  });
});

describe('whose approval counts', () => {
  test('a person with write permission who approves the head', () => {
    const verdict = judge({ reviews: [review(bob, 'APPROVED')] });
    expect(verdict.state).toBe('passed');
    expect(told(verdict)).toContain('@bob approved this head.');
  });

  test.each([
    ['the author', { author: bob }, 'they are the author'],
    ['who pushed last', { pushers: [bob, app] }, 'they pushed last'],
    [
      'a reader',
      { entitlements: [{ login: 'bob', permission: 'read' as const, teams: [] }] },
      'no write permission',
    ],
    ['somebody GitHub says nothing about', { entitlements: [] }, 'GitHub did not say'],
  ])('%s does not', (_, more, why) => {
    const verdict = judge({ reviews: [review(bob, 'APPROVED')], ...more });
    expect(verdict.state).toBe('waiting');
    expect(told(verdict)).toContain(why);
  });

  test('a machine does not, whatever it may do', () => {
    const entitlements = [{ login: app.login, permission: 'admin' as const, teams: [] }];
    const reviews = [
      review({ ...app, id: 901 }, 'APPROVED'),
      review(person(198982749, app.login), 'APPROVED'),
    ];
    expect(judge({ reviews, entitlements }).state).toBe('waiting');
  });

  test('who pushed before somebody else did may approve', () => {
    expect(judge({ pushers: [app, bob], reviews: [review(bob, 'APPROVED')] }).state).toBe('passed');
  });

  test('an approval of an older commit is voided, visibly', () => {
    const verdict = judge({ reviews: [review(bob, 'APPROVED', { commit: older })] });
    expect(verdict).toMatchObject({ state: 'blocked', title: 'An approval was voided by a later push' });
    expect(told(verdict)).toContain('given for bbbbbbb, the head is now aaaaaaa');
  });

  test('a voided approval does no harm once others have approved', () => {
    const reviews = [review(bob, 'APPROVED', { commit: older }), review(cleo, 'APPROVED')];
    expect(judge({ reviews }).state).toBe('passed');
  });

  test('a dismissed approval does not count, and a comment takes nothing back', () => {
    expect(judge({ reviews: [review(bob, 'DISMISSED')] }).state).toBe('waiting');
    expect(judge({ reviews: [review(bob, 'APPROVED'), review(bob, 'COMMENTED')] }).state).toBe('passed');
  });

  test('the latest opinion counts, in whatever order the reviews come', () => {
    const reviews = [review(bob, 'APPROVED'), review(bob, 'CHANGES_REQUESTED')];
    expect(judge({ reviews }).state).toBe('blocked');
    expect(judge({ reviews: reviews.toReversed() }).state).toBe('blocked');
  });

  test('of two reviews in the same second the later one counts', () => {
    const submittedAt = '2026-01-02T00:00:00Z';
    const reviews = [
      review(bob, 'APPROVED', { submittedAt }),
      review(bob, 'CHANGES_REQUESTED', { submittedAt }),
    ];
    expect(judge({ reviews }).state).toBe('blocked');
    expect(judge({ reviews: reviews.toReversed() }).state).toBe('blocked');
  });

  test('two approvals of one person are one', () => {
    const configuration = Configuration.parse({ approvals: { count: 2 } });
    const twice = [review(bob, 'APPROVED'), review({ ...bob, login: 'Bob' }, 'APPROVED')];
    expect(judge({ reviews: twice }, configuration).state).toBe('waiting');
    expect(judge({ reviews: [...twice, review(cleo, 'APPROVED')] }, configuration).state).toBe('passed');
  });

  test('only who is named, by team or by login, counts where somebody is named', () => {
    const files = [changed('db/a.sql')];
    expect(judge({ ...byAnn, reviews: [review(bob, 'APPROVED')] }, guarded, files).state).toBe('waiting');
    expect(judge({ ...byAnn, reviews: [review(cleo, 'APPROVED')] }, guarded, files).state).toBe('passed');
    const users = Configuration.parse({ approvals: { users: ['BOB'] } });
    expect(judge({ reviews: [review(bob, 'APPROVED')] }, users).state).toBe('passed');
    expect(judge({ reviews: [review(cleo, 'APPROVED')] }, users).state).toBe('waiting');
  });

  test('being named does not replace write permission', () => {
    const entitlements = [{ login: 'cleo', permission: 'triage' as const, teams: ['dba'] }];
    const reviews = [review(cleo, 'APPROVED')];
    expect(judge({ ...byAnn, reviews, entitlements }, guarded, [changed('db/a')]).state).toBe('waiting');
  });

  test('one person meets every requirement they are entitled for', () => {
    const files = [changed('db/a.sql'), changed('keys/k')];
    expect(judge({ reviews: [review(cleo, 'APPROVED')] }, guarded, files).state).toBe('passed');
  });
});

describe('objections', () => {
  test('one of an entitled person blocks, at whatever commit it was made', () => {
    const reviews = [review(cleo, 'CHANGES_REQUESTED', { commit: older }), review(bob, 'APPROVED')];
    const verdict = judge({ reviews });
    expect(verdict).toMatchObject({ state: 'blocked', title: 'Changes were asked for' });
    expect(told(verdict)).toContain('@cleo must approve');
  });

  test('one of somebody without a say, or one that was dismissed, does not', () => {
    const approved = review(bob, 'APPROVED');
    const reader = { ...writes('dan'), permission: 'read' as const };
    const entitlements = [...pull().entitlements, reader];
    const objection = review(person(4, 'dan'), 'CHANGES_REQUESTED');
    expect(judge({ reviews: [objection, approved], entitlements }).state).toBe('passed');
    expect(judge({ reviews: [review(cleo, 'DISMISSED'), approved] }).state).toBe('passed');
  });
});

describe('what cannot be told never passes', () => {
  const approved = [review(bob, 'APPROVED')];

  test('who pushed', () => {
    const verdict = judge({ reviews: approved, pushers: { unknown: 'The log is not readable.' } });
    expect(verdict.state).toBe('failed');
    expect(told(verdict)).toContain('The log is not readable.');
    expect(judge({ reviews: approved, pushers: [] }).state).toBe('failed');
  });

  test('which files, as soon as a zone asks for approvals', () => {
    const diff = { complete: false, reason: 'Too many files.' } as const;
    expect(judge({ reviews: approved, diff }, guarded).state).toBe('failed');
    expect(judge({ reviews: approved, diff }, defaults).state).toBe('passed');
  });
});
