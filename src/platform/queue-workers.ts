import type { Job, PgBoss } from 'pg-boss';
import { describeFailure } from './failure.ts';
import type { Log } from './log.ts';
import { runDone, runFailed } from './telemetry/flow-metrics.ts';

/** The workers of one kind in this process. */
export interface Workers {
  /** There may be work: an idle worker looks now instead of at its next poll. */
  announce(): void;
}

interface Attempt<T> {
  handler(wake: T, signal: AbortSignal): Promise<void>;
  /** How many attempts a wake has. */
  readonly attempts: number;
  /** Tells a newer wake of the same key about so many failed attempts; false when none waits. */
  handOver(wake: T, attempts: number): Promise<boolean>;
  /** Does the work in the trace that the wake belongs to. */
  traced(wake: T, work: () => Promise<void>): Promise<void>;
  readonly log: Log;
}

/**
 * Starts workers. An idle one is told of work by `announce`, and whoever starts a job passes the word on before it
 * begins; pg-boss's own LISTEN needs a connection of its own, and does not come through to an embedded database.
 */
export async function createWorkers<T>(options: {
  boss: PgBoss;
  kind: string;
  concurrency: number;
  attempt: Attempt<T>;
}): Promise<Workers> {
  const { boss, kind, concurrency, attempt } = options;
  const idle = new Set<string>();
  const announce = () => {
    const [worker] = idle;
    if (worker !== undefined) boss.notifyWorker(worker);
  };
  for (let count = 0; count < concurrency; count += 1) {
    let worker = '';
    worker = await boss.work<T>(
      kind,
      { batchSize: 1, pollingIntervalSeconds: 2, heartbeatRefreshSeconds: 3 },
      async ([job]) => {
        if (job === undefined) return;
        idle.delete(worker);
        announce();
        try {
          await attempt.traced(job.data, () => run(kind, job, attempt));
        } finally {
          idle.add(worker);
          boss.notifyWorker(worker);
        }
      },
    );
    idle.add(worker);
  }
  return { announce };
}

async function run<T>(
  kind: string,
  job: Job<T>,
  { handler, handOver, attempts, log }: Attempt<T>,
): Promise<void> {
  const wake = job.data;
  const attempt = job.retryCount + 1;
  try {
    await handler(wake, job.signal);
    runDone(kind);
  } catch (error) {
    runFailed(kind, error, attempt >= attempts);
    log.warn({ err: error, wake, attempt, of: attempts }, 'a flow failed');
    const retried = await handOver(wake, attempt < attempts ? attempt : 0);
    if (retried && attempt < attempts) return;
    // What pg-boss stores with the job: the words, and none of the properties that errors of clients carry.
    throw Object.assign(new Error(describeFailure(error)), { stack: '' });
  }
}
