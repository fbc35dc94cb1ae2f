import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, GateApproval, GateFacts } from '../../../src/change/gate/facts.ts';
import { judgeGate } from '../../../src/change/gate/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import { Sha } from '../../../src/domain/ids.ts';
import type { Actor, Entitlement } from '../../../src/domain/pull-request.ts';
import { facts, person } from './facts.ts';

const actors: readonly Actor[] = [
  ...[0, 1, 2, 3].map((id) => person(10 + id, `person-${id}`)),
  { id: 20, login: 'machine[bot]', type: 'Bot' },
];
const machine = 4;
const who = fc.constantFrom(0, 1, 1, 2, 2, 3, machine);
const environment = fc.constantFrom('staging', 'production', 'production');

/** One thing that happens in a repository, or to what it runs. */
const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      author: who,
      pusher: fc.option(who, { freq: 8 }),
      coAuthor: fc.option(who, { freq: 1, nil: null }),
      green: fc.constantFrom(true, true, true, false),
      edit: fc.constantFrom(null, null, null, 'loosen' as const, 'tighten' as const, 'unfreeze' as const),
    }),
  },
  fc.record({ kind: fc.constant('push' as const), who, known: fc.boolean() }),
  fc.record({ kind: fc.constant('force-push' as const), who }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('stage' as const),
      verified: fc.constantFrom('pass' as const, 'pass' as const, 'fail' as const, null),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
  fc.record({ kind: fc.constant('attempt' as const) }),
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('comment' as const),
      who,
      about: fc.constantFrom(
        'commit' as const,
        'commit' as const,
        'commit' as const,
        'older' as const,
        'none' as const,
      ),
      environment: fc.option(environment, { nil: null }),
      elsewhere: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      who,
      environment,
      reject: fc.constantFrom(false, false, true),
    }),
  },
  fc.record({ kind: fc.constant('edit' as const), who }),
  fc.record({ kind: fc.constant('delete' as const), who }),
  fc.record({ kind: fc.constant('team' as const), who, member: fc.boolean() }),
  fc.record({
    kind: fc.constant('permission' as const),
    who,
    permission: fc.constantFrom('admin' as const, 'write' as const, 'read' as const),
  }),
  fc.record({ kind: fc.constant('live' as const) }),
  fc.record({ kind: fc.constant('pause' as const), paused: fc.boolean() }),
);
const history = fc.record({
  strict: fc.boolean(),
  frozen: fc.constantFrom(false, false, false, true),
  events: fc.array(event, { minLength: 3, maxLength: 12 }),
  // Or else hardly anything would get through, and the rules that let through would hardly be tried.
  honest: fc.boolean(),
  afterwards: fc.array(event, { maxLength: 2 }),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;
type Happened = History['events'][number];

const comment = {
  kind: 'comment' as const,
  about: 'commit' as const,
  environment: 'production' as const,
  elsewhere: false,
};
const honestEnd: readonly Happened[] = [
  { kind: 'ask' },
  { kind: 'stage', verified: 'pass' },
  ...([0, 1, 2, 3] as const).map((who): Happened => ({ kind: 'team', who, member: true })),
  ...([0, 1, 2, 3] as const).map((who): Happened => ({ ...comment, who })),
  { kind: 'pause', paused: false },
];

const actorAt = (index: number): Actor => actors[index] ?? person(1, 'nobody');
const time = (at: number) => new Date(Date.UTC(2026, 5, 3, 8, at)).toISOString();
const shaOf = (number: number) => Sha.parse(number.toString(16).padStart(40, '0'));

/** How the environments of a configuration look. */
interface Rules {
  readonly count: number;
  readonly team: boolean;
  readonly after: boolean;
  readonly frozen: boolean;
}

function configurationOf({ count, team, after, frozen }: Rules): Configuration {
  return Configuration.parse({
    environments: {
      staging: { production: false, verify: { replay: true } },
      production: {
        approvals: { count, teams: team ? ['release'] : [] },
        ...(after ? { after: 'staging' } : {}),
        freeze: frozen ? [{ from: time(0), until: time(600), reason: 'sale' }] : [],
      },
    },
  });
}

/** One change on the default branch, as it really came about. */
interface Made {
  readonly number: number;
  readonly at: number;
  readonly change: Change;
  /** Everybody who had a hand in it. */
  readonly hands: ReadonlySet<number>;
  readonly pusherKnown: boolean;
  readonly green: boolean;
  readonly rules: Rules;
}

/** An approval, and what its author had before them when they gave it. */
interface Given {
  readonly by: number;
  readonly at: number;
  readonly commit: number | null;
  readonly environment: string | null;
  readonly elsewhere: boolean;
  readonly comment: boolean;
  readonly attempt: number;
  sound: boolean;
}

/** Everything there is, and everything that really happened; facts and model are both drawn from it. */
class World {
  readonly branch: Made[] = [];
  rules: Rules;
  live: { number: number; at: number; rules: Rules } | null = null;
  asked: { number: number; at: number } | null = null;
  attempt = 1;
  attemptAt = 0;
  readonly staged = new Map<number, { at: number; verified: 'pass' | 'fail' | null }>();
  readonly given: Given[] = [];
  readonly rejected: number[] = [];
  readonly member = new Set<number>();
  readonly permission = new Map<number, Entitlement['permission']>();
  paused = false;
  gone = false;

  constructor({ strict, frozen }: History) {
    this.rules = { count: strict ? 2 : 1, team: strict, after: true, frozen };
    this.add(-2, { kind: 'push', who: 3, known: true });
    this.live = { number: 1, at: -1, rules: this.rules };
  }

  add(at: number, happened: Extract<Happened, { kind: 'merge' | 'push' }>): void {
    const number = (this.branch.at(-1)?.number ?? 0) + 1;
    const sha = shaOf(number);
    if (happened.kind === 'push') {
      const pushers = happened.known ? [actorAt(happened.who)] : null;
      const change = {
        kind: 'direct' as const,
        sha,
        people: happened.known ? [actorAt(happened.who)] : [],
        named: [],
        pushers,
      };
      const hands = new Set(happened.known ? [happened.who] : []);
      this.branch.push({
        number,
        at,
        change,
        hands,
        pusherKnown: happened.known,
        green: true,
        rules: this.rules,
      });
      return;
    }
    const { author, pusher, coAuthor, green, edit } = happened;
    if (edit === 'loosen') this.rules = { count: 1, team: false, after: false, frozen: this.rules.frozen };
    if (edit === 'tighten') this.rules = { ...this.rules, count: 2, team: true, after: true };
    if (edit === 'unfreeze') this.rules = { ...this.rules, frozen: false };
    const hands = new Set([
      author,
      ...(pusher === null ? [] : [pusher]),
      ...(coAuthor === null ? [] : [coAuthor]),
    ]);
    const change: Change = {
      kind: 'pull',
      number,
      mergedAt: time(at),
      head: sha,
      people: [actorAt(author)],
      named: coAuthor === null ? [] : [actorAt(coAuthor).login],
      pushers: pusher === null ? null : [actorAt(pusher)],
      verdicts: [{ check: 'approval', state: green ? 'passed' : 'red' }],
    };
    this.branch.push({ number, at, change, hands, pusherKnown: pusher !== null, green, rules: this.rules });
  }

  happen(at: number, happened: Happened): void {
    const top = this.branch.at(-1)?.number ?? 1;
    const asked = this.asked?.number ?? null;
    switch (happened.kind) {
      case 'merge':
      case 'push':
        this.add(at, happened);
        return;
      case 'force-push':
        if (this.branch.length > 1) {
          const lost = this.branch.pop();
          if (lost?.number === asked) this.gone = true;
          this.rules = this.branch.at(-1)?.rules ?? this.rules;
          this.add(at, { kind: 'push', who: happened.who, known: true });
        }
        return;
      case 'stage':
        this.staged.set(asked ?? top, { at, verified: happened.verified });
        return;
      case 'ask':
        if (asked === null) {
          this.asked = { number: top, at };
          this.attemptAt = at;
        }
        return;
      case 'attempt':
        if (asked !== null) {
          this.attempt += 1;
          this.attemptAt = at;
          this.rejected.length = 0;
        }
        return;
      case 'comment': {
        const commit =
          happened.about === 'none' ? null : (asked ?? top) - (happened.about === 'older' ? 1 : 0);
        const { environment, elsewhere, who: by } = happened;
        this.given.push({
          by,
          at,
          commit,
          environment,
          elsewhere,
          comment: true,
          attempt: this.attempt,
          sound: true,
        });
        return;
      }
      case 'review':
        if (asked === null) return;
        if (!happened.reject) {
          const { environment, who: by } = happened;
          this.given.push({
            by,
            at,
            commit: asked,
            environment,
            elsewhere: false,
            comment: false,
            attempt: this.attempt,
            sound: true,
          });
        } else if (happened.environment === 'production' && happened.who !== machine)
          this.rejected.push(happened.who);
        return;
      case 'edit':
      case 'delete': {
        const last = this.given.findLast(({ by, comment }) => comment && by === happened.who);
        if (last !== undefined) last.sound = false;
        return;
      }
      case 'team':
        if (happened.member) this.member.add(happened.who);
        else this.member.delete(happened.who);
        return;
      case 'permission':
        this.permission.set(happened.who, happened.permission);
        return;
      case 'live': {
        // Somebody else's run brought an earlier commit of the branch live.
        const before = this.branch.findLast(({ number }) => number < (asked ?? top));
        if (before !== undefined && before.number >= (this.live?.number ?? 0)) {
          this.live = { number: before.number, at, rules: before.rules };
        }
        return;
      }
      case 'pause':
        this.paused = happened.paused;
        return;
    }
  }

  /** What lies between what is live and what was asked for. */
  range(): Made[] {
    const from = this.live?.number ?? 0;
    return this.branch.filter(({ number }) => number > from && number <= (this.asked?.number ?? 0));
  }
}

function factsOf(world: World, now: number): GateFacts | null {
  const { asked, live } = world;
  if (asked === null || live === null) return null;
  const staged = world.staged.get(asked.number);
  const approvals = world.given.flatMap((one, id): GateApproval[] => {
    // What is deleted is not there; an edited one is.
    const pull = one.comment
      ? one.elsewhere
        ? 9999
        : (world.range().find(({ change }) => change.kind === 'pull')?.number ?? 9999)
      : null;
    return [
      {
        source: one.comment ? 'comment' : 'deployment-review',
        id,
        actor: actorAt(one.by),
        commit: one.commit === null ? null : shaOf(one.commit),
        environments: one.environment === null ? null : [one.environment],
        at: one.comment || one.attempt === world.attempt ? time(one.at) : null,
        edited: !one.sound,
        pull,
      },
    ];
  });
  return facts({
    now: time(now),
    run: {
      ...facts().run,
      attempt: world.attempt,
      sha: shaOf(asked.number),
      startedAt: time(world.attemptAt),
    },
    commit: shaOf(asked.number),
    onDefaultBranch: !world.gone,
    rules: { ok: true, present: configurationOf(world.rules), before: configurationOf(live.rules) },
    live: { sha: shaOf(live.number), at: time(live.at), direction: 'forward' },
    range: { complete: true, changes: world.range().map(({ change }) => change), paths: [] },
    stages: [
      {
        environment: 'staging',
        deployedAt: staged === undefined ? null : time(staged.at),
        verification: staged?.verified == null ? null : { verdict: staged.verified, at: time(staged.at) },
      },
    ],
    paused: world.paused ? 'olga' : null,
    approvals,
    rejectedBy: world.rejected.map(actorAt),
    entitlements: actors.map(({ login }, index) => ({
      login,
      permission: index === machine ? 'none' : (world.permission.get(index) ?? 'write'),
      teams: world.member.has(index) ? ['release'] : [],
    })),
  });
}

/** The rules in one place and in other words: would a careful person let it through? */
function model(world: World): boolean {
  const { asked, live } = world;
  if (asked === null || live === null) return false;
  if (world.gone || world.paused || world.rejected.length > 0) return false;
  const before = live.rules;
  const now = world.rules;
  if (now.frozen || before.frozen) return false;
  const stage = world.staged.get(asked.number);
  if ((now.after || before.after) && stage?.verified !== 'pass') return false;
  const range = world.range();
  const latest = Math.max(
    world.attemptAt,
    live.at,
    now.after || before.after || stage !== undefined
      ? (stage?.at ?? Number.NEGATIVE_INFINITY)
      : Number.NEGATIVE_INFINITY,
    ...range.filter(({ change }) => change.kind === 'pull').map(({ at }) => at),
  );
  const hasPull = range.some(({ change }) => change.kind === 'pull');
  const stands = (index: number) =>
    index !== machine &&
    !range.some(({ hands }) => hands.has(index)) &&
    world.given.some(
      (one) =>
        one.by === index &&
        one.sound &&
        one.commit === asked.number &&
        (one.environment === 'production' || (one.environment === null && one.comment)) &&
        (one.comment ? hasPull && !one.elsewhere : one.attempt === world.attempt) &&
        one.at >= latest,
    );
  const writes = (index: number) => world.permission.get(index) !== 'read';
  const people = [0, 1, 2, 3].filter((index) => stands(index) && writes(index));
  const more = range.filter(({ pusherKnown }) => !pusherKnown).length;
  const enough = ({ count, team }: Rules) =>
    people.filter((index) => !team || world.member.has(index)).length >= count + more;
  if (!enough(now) || !enough(before)) return false;
  if (range.some(({ change }) => change.kind === 'direct') && people.length < 1 + more) return false;
  const administrators = people.filter((index) => world.permission.get(index) === 'admin');
  return range.every(({ green }) => green) || administrators.length >= 1 + more;
}

test('10,000 histories: let through exactly when people stand for it, and never otherwise', () => {
  let opened = 0;
  let held = 0;
  fc.assert(
    fc.property(history, (given) => {
      const world = new World(given);
      const events = [...given.events, ...(given.honest ? honestEnd : []), ...given.afterwards];
      for (const [index, happened] of events.entries()) world.happen(index + 1, happened);
      const read = factsOf(world, events.length + 2);
      fc.pre(read !== null);
      if (read === null) return;
      const expected = model(world);
      const answer = judgeGate(read).answer;
      if (expected) opened += 1;
      else held += 1;
      expect(answer === 'approve').toBe(expected);
    }),
    { numRuns: 10_000, seed: 20261123 },
  );
  // The test would say nothing if hardly anything got through.
  expect(opened).toBeGreaterThan(100);
  expect(held).toBeGreaterThan(1000);
}, 120_000);
