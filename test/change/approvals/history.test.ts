import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeApproval } from '../../../src/change/approvals/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { Actor, Entitlement, Review } from '../../../src/domain/pull-request.ts';
import { person, pull, sha } from './pull.ts';

const actors: readonly Actor[] = [
  ...[0, 1, 2, 3, 4].map((id) => person(10 + id, `person-${id}`)),
  { id: 20, login: 'machine[bot]', type: 'Bot' },
];
const who = fc.nat({ max: actors.length - 1 });
const event = fc.oneof(
  fc.record({ kind: fc.constant('push' as const), who, commit: fc.constantFrom('1', '2', '3') }),
  fc.record({
    kind: fc.constant('review' as const),
    who,
    state: fc.constantFrom('APPROVED' as const, 'CHANGES_REQUESTED' as const, 'COMMENTED' as const),
  }),
  fc.record({ kind: fc.constant('dismiss' as const), who }),
);
const permission = fc.constantFrom('admin' as const, 'write' as const, 'read' as const);
const history = fc.record({
  author: who,
  events: fc.array(event, { maxLength: 14 }),
  entitlements: fc.tuple(...actors.map(() => fc.record({ permission, dba: fc.boolean() }))),
  count: fc.integer({ min: 1, max: 2 }),
  team: fc.boolean(),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

const actorAt = (index: number): Actor => actors[index] ?? actors[0] ?? person(1, 'nobody');

/** Plays a history as GitHub would, and says from what was seen on the way who approves the present head. */
function play({ author, events, entitlements }: History) {
  let head = '1';
  const pushers: number[] = [author];
  const reviews: Review[] = [];
  const opinion = new Map<number, { state: string; commit: string; index: number }>();
  events.forEach((happened, at) => {
    if (happened.kind === 'push') {
      head = happened.commit;
      pushers.unshift(happened.who);
    } else if (happened.kind === 'dismiss') {
      const given = opinion.get(happened.who);
      const review = given === undefined ? undefined : reviews[given.index];
      if (given === undefined || review === undefined) return;
      reviews[given.index] = { ...review, state: 'DISMISSED' };
      opinion.set(happened.who, { ...given, state: 'DISMISSED' });
    } else if (happened.who !== author) {
      reviews.push({
        id: at,
        author: actorAt(happened.who),
        state: happened.state,
        commit: sha(head),
        submittedAt: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
      });
      if (happened.state === 'COMMENTED') return;
      opinion.set(happened.who, { state: happened.state, commit: head, index: reviews.length - 1 });
    }
  });
  const rights = actors.map(({ login }, index): Entitlement => {
    const given = entitlements[index];
    return { login, permission: given?.permission ?? 'none', teams: given?.dba === true ? ['dba'] : [] };
  });
  return { head, pushers, reviews, opinion, rights };
}

test('accepted exactly when enough entitled people other than author and last pusher approve this very head', () => {
  let passed = 0;
  fc.assert(
    fc.property(history, (given) => {
      const { head, pushers, reviews, opinion, rights } = play(given);
      const teams = given.team ? ['dba'] : [];
      const entitled = (index: number) =>
        actorAt(index).type === 'User' &&
        rights[index]?.permission !== 'read' &&
        (!given.team || rights[index]?.teams.includes('dba') === true);
      const approving = [...opinion].filter(
        ([index, { state, commit }]) =>
          state === 'APPROVED' && commit === head && entitled(index) && index !== pushers[0],
      );
      const objecting = [...opinion].some(
        ([index, { state }]) => state === 'CHANGES_REQUESTED' && entitled(index),
      );
      const expected = approving.length >= given.count && !objecting;

      const verdict = judgeApproval({
        pull: pull({
          author: actorAt(given.author),
          head: { sha: sha(head), ref: 'wired-chaos/x', repository: 'acme/shop' },
          reviews,
          pushers: pushers.map(actorAt),
          entitlements: rights,
        }),
        configuration: Configuration.parse({ approvals: { count: given.count, teams } }),
      });
      expect(verdict.state === 'passed').toBe(expected);
      if (expected) passed += 1;
      expect(['passed', 'waiting', 'blocked']).toContain(verdict.state);
    }),
    { numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(20);
});
