import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { Priority } from '../../src/domain/priority.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { createQueue, type Queue, type Wake } from '../../src/platform/queue.ts';
import { eventually } from './eventually.ts';
import { openTestDatabase } from './postgresql.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

const log = createLog({ level: 'silent' });
const database = await openTestDatabase(afterAll);
const opened: Queue[] = [];

afterEach(async () => {
  for (const queue of opened.splice(0)) await queue.stop({ timeoutMs: 5000 });
});

let kinds = 0;

/** A started queue with one kind of its own, and what its handler was called with. */
async function startQueue(
  handler: (wake: Wake, signal: AbortSignal) => Promise<void>,
  options: { concurrency?: number; attempts?: number } = {},
) {
  kinds += 1;
  const kind = `flow-${kinds}`;
  const retries = { first: 1000, longest: 1000, attempts: options.attempts ?? 3 };
  const queue = createQueue({ database, log, retries });
  const woken: string[] = [];
  queue.define(
    kind,
    async (wake, signal) => {
      woken.push(`${wake.subject}:${wake.reason}`);
      await handler(wake, signal);
    },
    options,
  );
  await queue.start();
  opened.push(queue);
  const wake = (subject: string, reason: string, how: { afterMs?: number; priority?: Priority } = {}) =>
    queue.wake({ kind, installation: 7, subject, reason, priority: how.priority }, how);
  return { queue, kind, wake, woken };
}

/** A promise that somebody else settles. */
function gate() {
  return Promise.withResolvers<void>();
}

test('wakes for one key coalesce while one waits, and the earlier due time wins', async () => {
  const { queue, kind, wake, woken } = await startQueue(async () => {});
  await wake('a', 'late', { afterMs: 3_600_000 });
  await wake('a', 'later', { afterMs: 7_200_000 });
  expect((await queue.depth())[kind]).toEqual({ waiting: 1, active: 0, dead: 0, oldestSeconds: 0 });
  await wake('a', 'now');
  await eventually(() => expect(woken).toEqual(['a:now']));
  await eventually(async () =>
    expect((await queue.depth())[kind]).toEqual({ waiting: 0, active: 0, dead: 0, oldestSeconds: 0 }),
  );
});

test('of a hundred concurrent wakes for one key, at least one runs and one waits at most', async () => {
  const open = gate();
  const { queue, kind, wake, woken } = await startQueue(() => open.promise);
  await Promise.all(Array.from({ length: 100 }, (_, index) => wake('a', String(index))));
  await eventually(() => expect(woken).toHaveLength(1));
  expect((await queue.depth())[kind]?.waiting).toBeLessThanOrEqual(1);
  open.resolve();
});

test('a wake that comes while the handler runs is kept, and runs after it, never beside it', async () => {
  const first = gate();
  let running = 0;
  let most = 0;
  const { wake, woken } = await startQueue(async (one) => {
    running += 1;
    most = Math.max(most, running);
    if (one.reason === 'first') await first.promise;
    running -= 1;
  });
  await wake('a', 'first');
  await eventually(() => expect(woken).toEqual(['a:first']));
  await wake('a', 'second');
  await wake('b', 'other');
  await eventually(() => expect(woken).toEqual(['a:first', 'b:other']));
  first.resolve();
  await eventually(() => expect(woken).toEqual(['a:first', 'b:other', 'a:second']));
  expect(most).toBeLessThanOrEqual(2);
});

test('two queues on one database never run one key at the same time', async () => {
  const running = new Set<string>();
  const overlaps: string[] = [];
  let runs = 0;
  const handler = async (wake: Wake) => {
    if (running.has(wake.subject)) overlaps.push(wake.subject);
    running.add(wake.subject);
    await systemClock.sleep(5);
    running.delete(wake.subject);
    runs += 1;
  };
  const one = await startQueue(handler);
  const other = createQueue({ database, log });
  other.define(one.kind, handler);
  await other.start();
  opened.push(other);
  for (let round = 0; round < 20; round += 1) {
    for (const subject of ['a', 'b', 'c']) {
      const queue = round % 2 === 0 ? one.queue : other;
      await queue.wake({ kind: one.kind, installation: 7, subject, reason: String(round) });
    }
  }
  await eventually(async () => {
    expect((await one.queue.depth())[one.kind]).toEqual({ waiting: 0, active: 0, dead: 0, oldestSeconds: 0 });
  });
  expect(overlaps).toEqual([]);
  expect(runs).toBeGreaterThanOrEqual(3);
});

test('different keys run in parallel up to the concurrency', async () => {
  const open = gate();
  let running = 0;
  const { wake } = await startQueue(
    async () => {
      running += 1;
      await open.promise;
    },
    { concurrency: 3 },
  );
  for (const subject of ['a', 'b', 'c', 'd', 'e']) await wake(subject, 'go');
  await eventually(() => expect(running).toBe(3));
  open.resolve();
  await eventually(() => expect(running).toBe(5));
});

test('what a person waits for goes before events, and events before sweeps', async () => {
  const open = gate();
  const { wake, woken } = await startQueue(() => open.promise, { concurrency: 1 });
  await wake('a', 'go');
  await eventually(() => expect(woken).toEqual(['a:go']));
  await wake('d', 'sweep', { priority: 'sweep' });
  await wake('b', 'go');
  await wake('b', 'sweep', { priority: 'sweep' });
  await wake('c', 'go', { priority: 'person' });
  open.resolve();
  await eventually(() => expect(woken).toEqual(['a:go', 'c:go', 'b:go', 'd:sweep']));
});

test('a handler that throws is tried again, and given up with the cause after its attempts', async () => {
  const token = ['gh', 's_', 'x'.repeat(36)].join('');
  const { queue, kind, wake, woken } = await startQueue(
    async () => {
      throw new Error(`no luck with ${token}`);
    },
    { attempts: 2 },
  );
  await wake('a', 'go');
  await eventually(async () => expect((await queue.depth())[kind]?.dead).toBe(1));
  expect(woken).toEqual(['a:go', 'a:go']);
  const [letter] = (await queue.dead(10)).filter((dead) => dead.wake.kind === kind);
  expect(letter).toMatchObject({
    wake: { kind, installation: 7, subject: 'a', reason: 'go' },
    attempts: 2,
    cause: 'no luck with [redacted]',
  });
  expect(await queue.retryDead(letter?.id ?? '')).toBe(true);
  expect(await queue.retryDead(letter?.id ?? '')).toBe(false);
  await eventually(() => expect(woken).toHaveLength(3));
  await eventually(async () => expect((await queue.depth())[kind]?.dead).toBe(1));
  const [again] = (await queue.dead(10)).filter((dead) => dead.wake.kind === kind);
  expect(await queue.dropDead(again?.id ?? '')).toBe(true);
  expect((await queue.depth())[kind]?.dead).toBe(0);
});

test('a failed attempt is handed over to the wake that came in meanwhile, which counts it', async () => {
  const { queue, kind, wake, woken } = await startQueue(
    async (one) => {
      if (woken.length < 3) await wake(one.subject, 'newer');
      throw new Error('no luck');
    },
    { attempts: 2 },
  );
  await wake('a', 'go');
  await eventually(async () => expect((await queue.depth())[kind]?.dead).toBeGreaterThanOrEqual(1));
  expect(woken.slice(0, 2)).toEqual(['a:go', 'a:newer']);
  await eventually(async () => expect((await queue.depth())[kind]).toMatchObject({ waiting: 0, active: 0 }));
});

test('a dead letter is not touched by an id that is none', async () => {
  const { queue } = await startQueue(async () => {});
  expect(await queue.retryDead('not-an-id')).toBe(false);
  expect(await queue.dropDead('00000000-0000-4000-8000-000000000000')).toBe(false);
});

test('a wake of an unknown kind is an error at once', async () => {
  const { queue } = await startQueue(async () => {});
  await expect(queue.wake({ kind: 'nobody', installation: 1, subject: 'a', reason: 'x' })).rejects.toThrow(
    'nobody',
  );
});

test('stopping waits for the running handler, and what still waits runs after the next start', async () => {
  const open = gate();
  const first = await startQueue(() => open.promise, { concurrency: 1 });
  await first.wake('a', 'go');
  await eventually(() => expect(first.woken).toEqual(['a:go']));
  await first.wake('b', 'go');
  const stopped = first.queue.stop({ timeoutMs: 5000 });
  open.resolve();
  await stopped;
  expect(first.woken).toEqual(['a:go']);

  const next = createQueue({ database, log });
  const woken: string[] = [];
  next.define(first.kind, async (wake) => {
    woken.push(wake.subject);
  });
  await next.start();
  opened.push(next);
  await eventually(() => expect(woken).toEqual(['b']));
});

test('what a stop had to abandon is told by its signal, and runs again', async () => {
  let aborted = false;
  const first = await startQueue(
    (_wake, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          resolve();
        });
      }),
  );
  await first.wake('a', 'go');
  await eventually(() => expect(first.woken).toEqual(['a:go']));
  await first.queue.stop({ timeoutMs: 1000 });
  expect(aborted).toBe(true);

  const next = createQueue({ database, log });
  const woken: string[] = [];
  next.define(first.kind, async (wake) => {
    woken.push(wake.subject);
  });
  await next.start();
  opened.push(next);
  await eventually(() => expect(woken).toEqual(['a']));
});
