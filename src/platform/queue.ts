import { type Db, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { Priority } from '../domain/priority.ts';
import { type BackoffPolicy, backoff } from './backoff.ts';
import { type Database, inTransaction } from './database.ts';
import { createDeadLetters, type DeadLetters, deadLetters } from './dead-letters.ts';
import type { Log } from './log.ts';
import * as sql from './queue-sql.ts';
import { createWorkers, type Workers } from './queue-workers.ts';
import { storable } from './storable.ts';
import { activeTraceparent } from './telemetry/traceparent.ts';
import { traceWake } from './telemetry/wake-trace.ts';

/** A reason to look at one object again. It carries no work: the handler reads the object's present state. */
export interface Wake {
  /** Which flow: `pull-request`, `main-branch`, … */
  readonly kind: string;
  readonly installation: number;
  /** The object within the installation, such as `acme/shop#12`. */
  readonly subject: string;
  /** Why, for people who read logs. */
  readonly reason: string;
  /** Who waits for it; an event unless told. */
  readonly priority?: Priority | undefined;
  /** The trace that woke it, as W3C `traceparent`. The queue sets it; of wakes that coalesce the newest counts. */
  readonly traceparent?: string | undefined;
}

interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly dead: number;
  /** For how long the oldest waiting wake has been due; 0 when none is. */
  readonly oldestSeconds: number;
}

type WakeHandler = (wake: Wake, signal: AbortSignal) => Promise<void>;

/**
 * Keyed wake-ups. The key is kind, installation and subject; of one key at most one handler runs at a time, in all
 * processes together. Wakes coalesce while one waits. One that comes while the handler runs is kept for afterwards.
 * A handler that throws is called again later, then given up as a dead letter. A handler may run twice for one wake
 * (a process can die at any point), so it must be safe to repeat.
 */
export interface Queue extends DeadLetters<Wake> {
  /** Names the handler of a kind, before `start`. `concurrency` is how many keys at once, in this process. */
  define(kind: string, handler: WakeHandler, options?: { concurrency?: number }): void;
  /** Resolves when the wake is stored. What a person waits for goes first, sweeps go last. */
  wake(wake: Wake, options?: { afterMs?: number }): Promise<void>;
  /** Wakes at every time that the cron expression names, in UTC. Replaces the schedule of the same name and kind. */
  schedule(name: string, cron: string, wake: Wake): Promise<void>;
  start(): Promise<void>;
  /** Takes nothing more and waits for running handlers; after `timeoutMs` their signal aborts and they are retried. */
  stop(options?: { timeoutMs?: number }): Promise<void>;
  /** Drops the wakes of an installation that wait, for good. Returns how many. */
  dropWakes(installation: number): Promise<number>;
  /** By kind, of every defined kind; for a queue that only sends, of every kind that there is. */
  depth(): Promise<Record<string, QueueDepth>>;
}

const defaultRetries: BackoffPolicy = { first: 2000, longest: 5 * 60_000, attempts: 9 };

/**
 * In seconds. A process without a sign of life for so long is dead, and what it was doing is taken over. pg-boss itself
 * waits longer, and is left with what was tried too often.
 */
const lapse = { taken: 10, givenUp: 20, lookEvery: 2 };

/** pg-boss takes higher numbers first. */
const rank: Readonly<Record<Priority, number>> = { person: 10, event: 0, sweep: -10 };

const WakeData = z.object({
  kind: z.string(),
  installation: z.number().int(),
  subject: z.string().transform(storable),
  reason: z.string().transform(storable),
  priority: Priority.optional(),
  traceparent: z.string().optional(),
});

/**
 * The queue on pg-boss.
 * @param options.retries waits are whole seconds, at least one; pg-boss counts in seconds.
 * @param options.before is awaited before a handler begins, for work that has to give way to something.
 * @param options.onlySends for a process that works on nothing: it defines no kinds and wakes those that there are
 */
export function createQueue(options: {
  database: Database;
  log: Log;
  retries?: BackoffPolicy;
  before?: (wake: Wake) => Promise<void>;
  onlySends?: boolean;
}): Queue {
  const { database, log, retries = defaultRetries, before, onlySends = false } = options;
  const boss = createBoss(database, log, !onlySends);
  const handlers = new Map<string, { handler: WakeHandler; concurrency: number }>();
  const workers = new Map<string, Workers>();
  const timers = new Set<NodeJS.Timeout>();
  const unsubscribe: (() => void)[] = [];
  const { announcements } = database;
  const kinds = () => [...handlers.keys()];

  /** Has workers look when the wake is due. Beyond a minute the poll is exact enough. */
  const announce = (kind: string, afterMs: number) => {
    if (afterMs === 0) announcements.announce(topicOf(kind));
    if (afterMs === 0 || afterMs > 60_000) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      announcements.announce(topicOf(kind));
    }, afterMs);
    timers.add(timer.unref());
  };

  const wake: Queue['wake'] = async (target, { afterMs = 0 } = {}) => {
    const data = continued(WakeData.parse(target));
    if (!onlySends && !handlers.has(data.kind))
      throw new Error(`no flow of the kind "${data.kind}" is defined`);
    const priority = rank[data.priority ?? 'event'];
    const startAfter = afterMs === 0 ? {} : { startAfter: new Date(Date.now() + afterMs) };
    for (;;) {
      const waiting = [data.kind, keyOf(data), afterMs, priority, JSON.stringify(data)];
      const joined = await database.pool.query(sql.joinWaiting, waiting);
      if (joined.rowCount !== 0) break;
      const sent = await boss.send(data.kind, data, { singletonKey: keyOf(data), priority, ...startAfter });
      // Null: another wake of the same key came in between, so there is one to join now.
      if (sent !== null) break;
    }
    announce(data.kind, afterMs);
  };

  /** After an attempt failed: whether a newer wake of the key will do the retry. */
  const handOver = async (target: Wake, attempts: number): Promise<boolean> => {
    const wait = backoff(retries, attempts, Math.random());
    const { rowCount } = await database.pool.query(sql.handOver, [
      target.kind,
      keyOf(target),
      wait,
      attempts,
    ]);
    return rowCount !== 0;
  };

  /** Takes over what processes were doing that died. */
  const takeOver = async (): Promise<void> => {
    const { rows } = await database.pool.query(sql.hasJobs);
    if (rows[0]?.found !== true) return;
    await database.pool.query(sql.recover, [kinds(), database.exclusive ? null : lapse.taken]);
  };

  let looking: NodeJS.Timeout | null = null;
  const lookForTheDead = (): void => {
    looking = setTimeout(async () => {
      await takeOver().catch((error: unknown) => {
        log.warn({ err: error }, 'what other processes left behind could not be taken over');
      });
      if (looking !== null) lookForTheDead();
    }, lapse.lookEvery * 1000).unref();
  };

  return {
    wake,
    define: (kind, handler, { concurrency = 4 } = {}) => {
      if (workers.size > 0) throw new Error(`define "${kind}" before the queue starts`);
      handlers.set(kind, { handler, concurrency });
    },
    schedule: async (name, cron, target) => {
      const data = WakeData.parse(target);
      await boss.schedule(data.kind, cron, data, { key: name, singletonKey: keyOf(data), tz: 'UTC' });
    },
    start: async () => {
      await alone(database, async () => {
        if (!onlySends) await takeOver();
        await boss.start();
        // Without kinds there are still dead letters to look for, also where no App has worked yet.
        await createQueues(boss, kinds(), retries);
      });
      if (!database.exclusive && !onlySends) lookForTheDead();
      for (const [kind, { handler: begin, concurrency }] of handlers) {
        const handler: WakeHandler = async (target, signal) => {
          await before?.(target);
          await begin(target, signal);
        };
        const attempt = { handler, handOver, traced: traceWake, attempts: retries.attempts, log };
        const started = await createWorkers({ boss, kind, concurrency, attempt });
        workers.set(kind, started);
        unsubscribe.push(announcements.subscribe(topicOf(kind), started.announce));
      }
    },
    stop: async ({ timeoutMs = 30_000 } = {}) => {
      for (const timer of timers) clearTimeout(timer);
      if (looking !== null) clearTimeout(looking);
      looking = null;
      for (const stop of unsubscribe) stop();
      await boss.stop({ graceful: true, timeout: timeoutMs });
    },
    dropWakes: async (installation) => {
      const { rowCount } = await database.pool.query(sql.dropWakes, [kinds(), String(installation)]);
      return rowCount ?? 0;
    },
    depth: async () => {
      const all = onlySends ? await storedKinds(boss) : kinds();
      const counted = await database.pool.query(sql.countJobs, [all]);
      const dead = await database.pool.query(sql.countDead, [deadLetters]);
      return Object.fromEntries(
        all.map((kind) => {
          const jobs = counted.rows.find((row) => row.kind === kind);
          const letters = dead.rows.find((row) => row.kind === kind);
          const { waiting = 0, active = 0, oldestSeconds } = jobs ?? {};
          return [kind, { waiting, active, dead: letters?.dead ?? 0, oldestSeconds: oldestSeconds ?? 0 }];
        }),
      );
    },
    ...createDeadLetters({ boss, wake, parse: (data) => WakeData.parse(data) }),
  };
}

/** A wake goes on in the trace that asks for it. */
function continued(wake: Wake): Wake {
  const traceparent = activeTraceparent();
  return traceparent === null ? wake : { ...wake, traceparent };
}

function topicOf(kind: string): string {
  return `queue:${kind}`;
}

function keyOf(wake: Wake): string {
  return `${wake.kind}:${wake.installation}:${wake.subject}`;
}

/** Names the advisory lock of whoever brings the queue's tables to their present form. */
const lockKey = 8_015_732;

/** Does the work while no other process does it: processes that start together would trip over each other. */
async function alone(database: Database, work: () => Promise<void>): Promise<void> {
  if (database.exclusive) return work();
  await inTransaction(database.pool, async (client) => {
    await client.query(`SET LOCAL lock_timeout = '60s'; SET LOCAL idle_in_transaction_session_timeout = 0`);
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    await work();
  });
}

/** @param works whether this process runs jobs, and so looks after those whose process died */
function createBoss(database: Database, log: Log, works: boolean): PgBoss {
  const db: Db = { executeSql: (text, values) => database.pool.query(text, values) };
  const boss = new PgBoss({
    db,
    // Lapsed heartbeats are looked for this often: what a dead process was doing goes on elsewhere.
    superviseIntervalSeconds: database.exclusive ? 5 : 2,
    monitorIntervalSeconds: database.exclusive ? 5 : 2,
    supervise: works,
    schedule: works,
    registerInstance: false,
    reindex: !database.exclusive,
    monitorVacuum: !database.exclusive,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the queue reports an error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'the queue reports a warning'));
  return boss;
}

/** The kinds of which some process has defined handlers, now or before. */
async function storedKinds(boss: PgBoss): Promise<string[]> {
  const names = (await boss.getQueues()).map(({ name }) => name);
  return names.filter((name) => name !== deadLetters && !name.startsWith('__pgboss')).sort();
}

async function createQueues(boss: PgBoss, kinds: readonly string[], retries: BackoffPolicy): Promise<void> {
  const day = 24 * 3600;
  await boss.createQueue(deadLetters, { retentionSeconds: 365 * day });
  for (const kind of kinds) {
    const settings = {
      deadLetter: deadLetters,
      retryLimit: retries.attempts - 1,
      retryBackoff: true,
      retryDelay: retries.first / 1000,
      retryDelayMax: retries.longest / 1000,
      heartbeatSeconds: lapse.givenUp,
      expireInSeconds: 15 * 60,
      retentionSeconds: 30 * day,
      deleteAfterSeconds: 3600,
    };
    await boss.createQueue(kind, { ...settings, policy: 'stately' });
    await boss.updateQueue(kind, settings);
  }
}
