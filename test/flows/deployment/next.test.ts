import { describe, expect, test } from 'vitest';
import { Environment } from '../../../src/domain/environment.ts';
import { RepositoryId, Sha } from '../../../src/domain/ids.ts';
import { environmentObject } from '../../../src/domain/object.ts';
import { nextForEnvironment } from '../../../src/flows/deployment/next.ts';
import type { Rollback } from '../../../src/flows/deployment/record.ts';
import type {
  CurrentDeployment,
  RollbackPlan,
  WatchedEnvironment,
} from '../../../src/flows/deployment/state.ts';

const repositoryId = RepositoryId.parse(4711);
const sha = (letter: string) => Sha.parse(letter.repeat(40));
const url = 'https://shop.example/health';
const place = {
  repository: { owner: 'acme', name: 'shop' },
  repositoryId,
  environment: 'production',
  subject: 'acme/shop/production',
  object: environmentObject(repositoryId, 'production'),
};
const current: CurrentDeployment = {
  id: 9,
  repository: repositoryId,
  environment: 'production',
  sha: sha('f'),
  ref: 'main',
  creator: null,
  createdAt: '2026-11-23T05:00:00Z',
  state: 'success',
  stateAt: '2026-11-23T05:01:00Z',
  logUrl: null,
  began: true,
  liveAt: '2026-11-23T05:01:00Z',
  run: 991,
  runEnded: true,
};
const plan: RollbackPlan = {
  target: { kind: 'target', sha: sha('a'), deployment: 3 },
  way: { safe: true, migrations: [] },
  pulls: [12],
};
const rollback: Rollback = {
  deployment: 9,
  from: sha('f'),
  to: sha('a'),
  why: 'its health is bad',
  ordered: 'automatic',
  refused: null,
  unsafe: null,
  pull: 12,
  key: 'rollback:x:9',
  at: '2026-11-23T05:02:00Z',
  ended: { outcome: 'live', why: 'live', at: '2026-11-23T05:03:00Z' },
  told: true,
};
const state = (more: Partial<WatchedEnvironment> = {}): WatchedEnvironment => ({
  kind: 'environment',
  place,
  configuration: Environment.parse({ health: url }),
  production: true,
  now: '2026-11-23T05:02:00Z',
  current,
  rollback: null,
  watched: false,
  released: false,
  health: null,
  plan: null,
  ...more,
});
const seen = (at: string, bad: string | null = null) => ({ deployment: 9, at, bad });
const next = (more: Partial<WatchedEnvironment> = {}) => nextForEnvironment(state(more));

describe('a version that went live', () => {
  test('is asked how it is, again and again, for as long as it is watched', () => {
    expect(next()).toEqual({ kind: 'probe', url, deployment: 9 });
    expect(next({ health: seen('2026-11-23T05:01:58Z') })).toMatchObject({
      kind: 'wait',
      until: '2026-11-23T05:02:03.000Z',
    });
    expect(next({ health: seen('2026-11-23T05:01:50Z') })).toMatchObject({ kind: 'probe' });
  });

  test('got through when it is well at the end, also for an App that slept meanwhile', () => {
    const now = '2026-11-23T06:00:00Z';
    expect(next({ now })).toMatchObject({ kind: 'probe' });
    expect(next({ now, health: seen('2026-11-23T05:10:59Z') })).toMatchObject({ kind: 'probe' });
    expect(next({ now, health: seen(now) })).toEqual({ kind: 'record-watched', deployment: 9 });
  });

  test('gets through by itself where no health is configured', () => {
    const configuration = Environment.parse({ watch: '10m' });
    expect(next({ configuration })).toMatchObject({ kind: 'wait', until: '2026-11-23T05:11:00.000Z' });
    expect(next({ configuration, now: '2026-11-23T05:11:00Z' })).toMatchObject({ kind: 'record-watched' });
  });

  test('is released after that, in production, once', () => {
    expect(next({ watched: true })).toMatchObject({ kind: 'release' });
    expect(next({ watched: true, released: true })).toMatchObject({ kind: 'rest' });
    expect(next({ watched: true, production: false })).toMatchObject({ kind: 'rest' });
    const configuration = Environment.parse({ release: false });
    expect(next({ watched: true, configuration })).toMatchObject({ kind: 'rest' });
  });

  test('is taken back when its health is bad', () => {
    const health = seen('2026-11-23T05:01:59Z', 'its health is bad: it answers 503');
    expect(next({ health })).toMatchObject({ kind: 'plan' });
    expect(next({ health, plan })).toMatchObject({
      kind: 'decide',
      rollback: {
        deployment: 9,
        from: sha('f'),
        to: sha('a'),
        ordered: 'automatic',
        refused: null,
        pull: 12,
      },
    });
  });

  test('is not judged by the health of the version before', () => {
    const health = { ...seen('2026-11-23T05:01:59Z', 'bad'), deployment: 8 };
    expect(next({ health })).toMatchObject({ kind: 'probe' });
  });
});

describe('a deployment that failed', () => {
  const failed = { ...current, state: 'failure' as const, stateAt: '2026-11-23T05:01:30Z' };

  test('is taken back when its run ended without going back by itself', () => {
    expect(next({ current: failed, plan })).toMatchObject({ kind: 'decide', rollback: { to: sha('a') } });
    expect(next({ current: { ...failed, runEnded: false }, plan })).toMatchObject({ kind: 'wait' });
    expect(next({ current: { ...failed, runEnded: null }, plan })).toMatchObject({ kind: 'wait' });
    const late = '2026-11-23T05:03:31Z';
    expect(next({ current: { ...failed, runEnded: null }, plan, now: late })).toMatchObject({
      kind: 'decide',
    });
  });

  test('before anything was begun is none of our business', () => {
    expect(next({ current: { ...failed, began: false }, plan })).toMatchObject({ kind: 'rest' });
  });
});

describe('a rollback is refused, and people are told,', () => {
  const health = seen('2026-11-23T05:01:59Z', 'bad');

  test('when a migration in between makes it unsafe', () => {
    const obstacle = {
      path: 'db/1.sql',
      rule: 'x/y',
      what: 'A migration drops a table',
      instead: 'Contract last.',
    };
    const step = next({ health, plan: { ...plan, way: { safe: false, obstacles: [obstacle] } } });
    expect(step).toMatchObject({
      kind: 'decide',
      rollback: {
        to: null,
        unsafe: 'A migration drops a table',
        refused: expect.stringContaining('Forward instead'),
      },
    });
  });

  test('when nothing is known to work there', () => {
    const none = { target: { kind: 'none' as const, why: 'nothing was live' }, way: null, pulls: [] };
    expect(next({ health, plan: none })).toMatchObject({
      kind: 'decide',
      rollback: { to: null, pull: null },
    });
  });
});

describe('a rollback that was decided', () => {
  test('is followed to its end, then told, whatever else is there', () => {
    expect(next({ rollback: { ...rollback, ended: null } })).toMatchObject({ kind: 'follow' });
    expect(next({ rollback: { ...rollback, told: false } })).toMatchObject({ kind: 'tell' });
  });

  test('leaves no second one behind: not of the same deployment, not of what it brought', () => {
    const health = seen('2026-11-23T05:05:00Z', 'bad');
    expect(next({ rollback, health, plan })).toMatchObject({ kind: 'rest' });
    const brought = { ...current, id: 10, sha: sha('a'), createdAt: '2026-11-23T05:02:30Z' };
    const itsRun = {
      ...current,
      id: 10,
      sha: sha('e'),
      createdAt: '2026-11-23T05:02:30Z',
      state: 'failure' as const,
    };
    for (const there of [brought, itsRun]) {
      expect(next({ rollback, current: there, plan, health: { ...health, deployment: 10 } })).toMatchObject({
        kind: 'rest',
      });
    }
  });

  test('does not keep the next version from being watched', () => {
    const mended = { ...current, id: 11, sha: sha('b'), createdAt: '2026-11-23T05:20:00Z' };
    expect(next({ rollback, current: mended })).toMatchObject({ kind: 'probe', deployment: 11 });
  });
});

test.each(['queued', 'pending', 'in_progress', 'waiting', 'inactive', null] as const)(
  'a deployment that is %s is let alone',
  (one) => {
    expect(next({ current: { ...current, state: one }, plan })).toMatchObject({ kind: 'rest' });
  },
);
