import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createEffects } from '../../src/platform/effects/create.ts';
import { EffectHeld } from '../../src/platform/effects.ts';
import { createJournalEffectStore } from '../../src/platform/journal/effects.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { createPostgresqlEffectStore } from '../../src/platform/postgresql/effects.ts';
import { effectStoreConforms } from './effects.conformance.ts';
import { openTestPostgresql, testServer } from './postgresql.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { turnedClock } from './turned-clock.ts';

const log = createLog({ level: 'silent' });

function openStore(directory = temporaryDirectory()) {
  const journal = openJournal({ directory, log });
  onTestFinished(() => journal.close());
  const clock = { ...turnedClock(), sleep: () => new Promise<void>(() => {}) };
  return { clock, store: createJournalEffectStore({ journal, clock }) };
}

describe('in the journal', () => effectStoreConforms(async () => openStore().store));

describe.runIf(testServer !== undefined)('in PostgreSQL', () =>
  effectStoreConforms(async () => createPostgresqlEffectStore((await openTestPostgresql()).pool)),
);

class Refused extends Error {}

const lease = 15_000;

/** Effects of one process; `another()` are those of one that started after a crash of the first. */
function openEffects() {
  const { clock, store } = openStore();
  const points: string[] = [];
  const another = (crashAt?: string) =>
    createEffects({
      store,
      clock,
      log,
      lease,
      notDone: (error) => error instanceof Refused,
      onPoint: (point) => {
        points.push(point);
        // A process that is killed goes on no further, and settles nothing.
        return point === crashAt ? new Promise<void>(() => {}) : undefined;
      },
    });
  return { clock, store, points, another, effects: another() };
}

/** A comment in a world of its own: what acting does and looking finds. */
function comment(key = 'comment:1') {
  const world: number[] = [];
  const act = vi.fn(async () => world.push(1));
  const find = vi.fn(async () => (world.length > 0 ? world.length : null));
  return { world, act, find, effect: { installation: 7, key, act, find } };
}

test('an effect is recorded before, confirmed after, and remembered instead of done again', async () => {
  const { effects, points, another } = openEffects();
  const { act, find, effect } = comment();
  expect(await effects.perform(effect)).toMatchObject({ result: 1, how: 'acted' });
  expect(await another().perform(effect)).toMatchObject({ result: 1, how: 'remembered' });
  expect(act).toHaveBeenCalledTimes(1);
  expect(find).not.toHaveBeenCalled();
  expect(points).toEqual(['effect:begun:comment:1', 'effect:acted:comment:1', 'effect:confirmed:comment:1']);
});

test('where records may lack, everything is looked up before it is done', async () => {
  const { store, clock } = openStore();
  const effects = createEffects({ store, clock, log, notDone: () => false, mayLack: () => true });
  const done = comment();
  done.world.push(1);
  expect(await effects.perform(done.effect)).toMatchObject({ result: 1, how: 'found' });
  expect(done.act).not.toHaveBeenCalled();
  expect(await effects.perform(comment('comment:2').effect)).toMatchObject({ result: 1, how: 'acted' });
});

test('concurrent callers of one key share one run', async () => {
  const { effects } = openEffects();
  const { act, effect } = comment();
  expect(await Promise.all([effects.once(effect), effects.once(effect), effects.once(effect)])).toEqual([
    1, 1, 1,
  ]);
  expect(act).toHaveBeenCalledTimes(1);
});

test.each([
  { point: 'effect:begun:comment:1', how: 'acted', found: 'it was not done' },
  { point: 'effect:acted:comment:1', how: 'found', found: 'it was done' },
])(
  'after a crash at $point nothing is done before the lease ends, then it is looked up: $found',
  async ({ point, how }) => {
    const { clock, another } = openEffects();
    const { world, find, effect } = comment();
    another(point).once(effect);
    await vi.waitFor(async () => expect((await another().recorded(7, 'comment:1'))?.state).toBe('begun'));
    const held = await another()
      .once(effect)
      .catch((error: unknown) => error);
    expect(held).toBeInstanceOf(EffectHeld);
    expect(held).toMatchObject({ until: new Date(clock.now().getTime() + lease) });
    clock.turn(lease);
    expect(await another().perform(effect)).toMatchObject({ result: 1, how });
    expect(find).toHaveBeenCalledTimes(1);
    expect(world).toEqual([1]);
  },
);

test('a refusal means that nothing was done: it is withdrawn with its cause, and tried again without looking', async () => {
  const { effects } = openEffects();
  const { act, find, effect } = comment();
  act.mockRejectedValueOnce(new Refused('not now'));
  await expect(effects.once(effect)).rejects.toThrow('not now');
  expect(await effects.recorded(7, 'comment:1')).toMatchObject({ state: 'failed', cause: 'not now' });
  expect(await effects.perform(effect)).toMatchObject({ how: 'acted' });
  expect(find).not.toHaveBeenCalled();
});

test('an answer that never came leaves it open: it settles, is looked up, and not done twice', async () => {
  const { effects, clock } = openEffects();
  const { world, act, effect } = comment();
  act.mockImplementationOnce(async () => {
    world.push(1);
    throw new Error('socket hang up');
  });
  await expect(effects.once(effect)).rejects.toThrow('hang up');
  await expect(effects.once(effect)).rejects.toBeInstanceOf(EffectHeld);
  clock.turn(lease);
  expect(await effects.perform(effect)).toMatchObject({ how: 'found', result: 1 });
  expect(world).toEqual([1]);
});

test('when the outside world cannot be looked at, nothing is done, and the next may look at once', async () => {
  const { effects, clock } = openEffects();
  const { act, find, effect } = comment();
  act.mockRejectedValueOnce(new Error('socket hang up'));
  await expect(effects.once(effect)).rejects.toThrow('hang up');
  clock.turn(lease);
  find.mockRejectedValueOnce(new Refused('rate limit'));
  await expect(effects.once(effect)).rejects.toThrow('rate limit');
  expect(act).toHaveBeenCalledTimes(1);
  expect(await effects.perform(effect)).toMatchObject({ how: 'acted' });
  expect(find).toHaveBeenCalledTimes(2);
});

test('a lease is prolonged for as long as the effect takes', async () => {
  const { store, clock, another } = openEffects();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const slow = createEffects({
    store,
    log,
    lease,
    notDone: () => false,
    // Each sleep of a third of the lease passes when a millisecond has.
    clock: {
      now: clock.now,
      sleep: async (milliseconds, signal) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        signal?.throwIfAborted();
        clock.turn(milliseconds);
      },
    },
  });
  const start = clock.now().getTime();
  const { effect, act } = comment();
  const running = slow.once({ ...effect, act: () => answered.then(act) });
  await vi.waitFor(() => expect(clock.now().getTime()).toBeGreaterThan(start + 3 * lease));
  await expect(another().once(effect)).rejects.toBeInstanceOf(EffectHeld);
  answer();
  expect(await running).toBe(1);
});

test('what would need no bound is refused: keys and results are small', async () => {
  const { effects } = openEffects();
  const { effect, act } = comment('x'.repeat(1001));
  await expect(effects.once(effect)).rejects.toThrow(RangeError);
  expect(act).not.toHaveBeenCalled();
  const large = {
    installation: 7,
    key: 'large',
    find: async () => null,
    act: async () => 'x'.repeat(10_000),
  };
  await expect(effects.once(large)).rejects.toThrow(RangeError);
});
