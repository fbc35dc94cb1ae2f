import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptedFindings } from '../../../src/change/approvals/accepted-findings.ts';
import { judgeApproval } from '../../../src/change/approvals/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { Actor, CommentApproval, Entitlement, Review } from '../../../src/domain/pull-request.ts';
import { finding, person, pull, sha } from './pull.ts';

const actors: readonly Actor[] = [
  ...[0, 1, 2, 3, 4].map((id) => person(10 + id, `person-${id}`)),
  { id: 20, login: 'machine[bot]', type: 'Bot' },
];
// Few people, so that one person's acts meet each other.
const who = fc.constantFrom(0, 1, 1, 2, 2, 3, 4, 5);
const commit = fc.constantFrom('1', '1', '2', '3');
/** A force-push and a rebase are pushes too: what counts is which commit the head is then, old or new. */
const event = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('push' as const), who, commit }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      who,
      state: fc.constantFrom(
        'APPROVED' as const,
        'APPROVED' as const,
        'CHANGES_REQUESTED' as const,
        'COMMENTED' as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('comment' as const), who, named: fc.option(commit) }),
  },
  fc.record({ kind: fc.constant('edit' as const), who }),
  fc.record({ kind: fc.constant('delete' as const), who }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('dismiss' as const), who }) },
  fc.record({ kind: fc.constant('team' as const), who, member: fc.boolean() }),
  fc.record({
    kind: fc.constant('permission' as const),
    who,
    permission: fc.constantFrom('admin' as const, 'write' as const, 'read' as const),
  }),
  fc.record({
    kind: fc.constant('configure' as const),
    count: fc.integer({ min: 1, max: 3 }),
    team: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('findings' as const), present: fc.subarray(['f1', 'f2']) }),
);
const history = fc.record({
  author: fc.constantFrom(5, 5, 0),
  commissioner: fc.option(who),
  coAuthor: fc.option(who),
  events: fc.array(event, { maxLength: 25 }),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

const actorAt = (index: number): Actor => actors[index] ?? person(1, 'nobody');
const time = (at: number) => new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();

/** What the model remembers about one person: by what acts they stand for which commit and findings. */
interface Stand {
  review: { state: string; commit: string; seen: ReadonlySet<string>; at: number; index: number } | null;
  comments: { commit: string | null; seen: ReadonlySet<string>; at: number; sound: boolean; index: number }[];
}

/**
 * Plays a history as GitHub and the App would, and keeps beside it, from what was seen on the way, who stands for
 * what. The App looks after every event, so it knows which findings were in sight at each approval.
 */
function play({ author, events }: History) {
  let head = '1';
  let lastPusher: number = author;
  let settings = { count: 1, team: false };
  let present: ReadonlySet<string> = new Set();
  const pushers: number[] = [author];
  const reviews: Review[] = [];
  const comments = new Map<number, CommentApproval>();
  const recorded = new Map<string, readonly string[]>();
  const member = new Set<number>();
  const permission = new Map<number, Entitlement['permission']>();
  const stands = actors.map((): Stand => ({ review: null, comments: [] }));
  for (const [at, happened] of events.entries()) {
    if (happened.kind === 'configure') settings = happened;
    else if (happened.kind === 'findings') present = new Set(happened.present);
    else {
      const stand = stands[happened.who];
      if (stand === undefined) continue;
      const last = stand.comments.at(-1);
      if (happened.kind === 'push') {
        head = happened.commit;
        lastPusher = happened.who;
        pushers.unshift(happened.who);
      } else if (happened.kind === 'team') {
        if (happened.member) member.add(happened.who);
        else member.delete(happened.who);
      } else if (happened.kind === 'permission') permission.set(happened.who, happened.permission);
      else if (happened.kind === 'review') {
        // GitHub lets nobody review their own pull request.
        if (happened.who === author) continue;
        const { state } = happened;
        reviews.push({
          id: at,
          author: actorAt(happened.who),
          state,
          commit: sha(head),
          submittedAt: time(at),
        });
        recorded.set(`review:${at}`, [...present]);
        if (state !== 'COMMENTED') {
          stand.review = { state, commit: head, seen: present, at, index: reviews.length - 1 };
        }
      } else if (happened.kind === 'dismiss') {
        const given = stand.review;
        const review = given === null ? undefined : reviews[given.index];
        if (given === null || review === undefined) continue;
        reviews[given.index] = { ...review, state: 'DISMISSED' };
        stand.review = { ...given, state: 'DISMISSED' };
      } else if (happened.kind === 'comment') {
        const named = happened.named;
        const [createdAt, updatedAt] = [time(at), time(at)];
        const commitNamed = named === null ? null : sha(named);
        comments.set(at, {
          id: at,
          author: actorAt(happened.who),
          commit: commitNamed,
          createdAt,
          updatedAt,
        });
        recorded.set(`comment:${at}`, [...present]);
        stand.comments.push({ commit: named, seen: present, at, sound: true, index: at });
      } else if (last !== undefined && happened.kind === 'edit') {
        const comment = comments.get(last.index);
        if (comment !== undefined) comments.set(last.index, { ...comment, updatedAt: time(at) });
        last.sound = false;
      } else if (last !== undefined) {
        comments.delete(last.index);
        stand.comments.pop();
      }
    }
  }
  return {
    head,
    lastPusher,
    settings,
    present,
    pushers,
    reviews,
    comments,
    recorded,
    member,
    permission,
    stands,
  };
}

/** The rules in one place and in other words: who counts, and whether somebody objects. */
function model(given: History, played: ReturnType<typeof play>): boolean {
  const { head, lastPusher, settings, present, member, permission, stands, pushers } = played;
  const machine = given.author === 5 || pushers.includes(5);
  if (!machine && present.size === 0) return true;
  const maySpeak = (index: number) =>
    index !== 5 && permission.get(index) !== 'read' && (!machine || !settings.team || member.has(index));
  const covers = (act: { commit: string | null; seen: ReadonlySet<string> }) =>
    act.commit === head && [...present].every((one) => act.seen.has(one));
  const counts = (index: number): boolean => {
    if (index === given.author || index === lastPusher || index === 5) return false;
    if (machine && (index === given.commissioner || index === given.coAuthor)) return false;
    const stand = stands[index];
    if (stand === undefined) return false;
    const { review } = stand;
    if (review?.state === 'APPROVED' && covers(review)) return true;
    const takenBack = (at: number) => review !== null && review.state !== 'APPROVED' && review.at >= at;
    return stand.comments.some((one) => one.sound && covers(one) && !takenBack(one.at));
  };
  const people = actors.map((_, index) => index);
  const writes = (index: number) => index !== 5 && permission.get(index) !== 'read';
  const objects = people.some(
    (index) =>
      stands[index]?.review?.state === 'CHANGES_REQUESTED' &&
      (present.size > 0 ? writes(index) : maySpeak(index)),
  );
  const general = !machine || people.filter((i) => maySpeak(i) && counts(i)).length >= settings.count;
  const findings = present.size === 0 || people.some((i) => writes(i) && counts(i));
  return !objects && general && findings;
}

test('10,000 histories: accepted exactly when people stand for this head and these findings', () => {
  let passed = 0;
  fc.assert(
    fc.property(history, (given) => {
      const played = play(given);
      const findings = [...played.present].map((name) => finding(name));
      const input = {
        pull: pull({
          author: actorAt(given.author),
          head: { sha: sha(played.head), ref: 'fix-checkout', repository: 'acme/shop' },
          reviews: played.reviews,
          comments: [...played.comments.values()],
          commissioners: given.commissioner === null ? [] : [actorAt(given.commissioner)],
          coAuthors: given.coAuthor === null ? [] : [actorAt(given.coAuthor).login],
          pushers: played.pushers.map(actorAt),
          entitlements: actors.map(({ login }, index) => ({
            login,
            permission: played.permission.get(index) ?? 'write',
            teams: played.member.has(index) ? ['dba'] : [],
          })),
        }),
        configuration: Configuration.parse({
          approvals: { count: played.settings.count, teams: played.settings.team ? ['dba'] : [] },
        }),
        findings,
        recorded: new Map(
          [...played.recorded].map(([key, names]) => [key, names.map((name) => finding(name).fingerprint)]),
        ),
      };
      const verdict = judgeApproval(input);
      const accepted = verdict.state === 'passed' || verdict.state === 'not-applicable';
      expect(accepted).toBe(model(given, played));
      expect(['passed', 'waiting', 'blocked', 'not-applicable']).toContain(verdict.state);
      expect(acceptedFindings(input).size).toBe(verdict.state === 'passed' ? findings.length : 0);
      if (verdict.state === 'passed') passed += 1;
    }),
    { numRuns: 10_000, seed: 20_261_122 },
  );
  // Of histories that never end well the test would prove little.
  expect(passed).toBeGreaterThan(300);
});
