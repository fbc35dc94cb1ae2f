import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';

/** The queue in which pg-boss puts what was given up. */
export const deadLetters = 'dead-letter';

/** A wake that was given up after too many attempts. */
export interface DeadLetter<T> {
  readonly id: string;
  readonly wake: T;
  readonly attempts: number;
  /** The last error. */
  readonly cause: string;
  /** When it was given up. */
  readonly at: Date;
}

export interface DeadLetters<T> {
  /** Oldest first. */
  dead(limit: number): Promise<DeadLetter<T>[]>;
  /** Null when there is no such dead letter. */
  findDead(id: string): Promise<DeadLetter<T> | null>;
  /** Wakes it again. False when there is no such dead letter. */
  retryDead(id: string): Promise<boolean>;
  /** Forgets it. False when there is no such dead letter. */
  dropDead(id: string): Promise<boolean>;
}

/**
 * What can be done with dead letters.
 * @param options.wake how one is woken again.
 * @param options.parse reads what was stored with it.
 */
export function createDeadLetters<T>(options: {
  boss: PgBoss;
  wake(wake: T): Promise<void>;
  parse(data: unknown): T;
}): DeadLetters<T> {
  const { boss, wake, parse } = options;
  const find = async (id: string) => {
    if (!z.uuid().safeParse(id).success) return undefined;
    const [job] = await boss.findJobs<object>(deadLetters, { id, queued: true });
    return job;
  };
  return {
    dead: async (limit) => {
      const jobs = await boss.findJobs<object>(deadLetters, { queued: true, limit });
      return jobs.map((job) => describe(job, parse(job.data)));
    },
    findDead: async (id) => {
      const job = await find(id);
      return job === undefined ? null : describe(job, parse(job.data));
    },
    retryDead: async (id) => {
      const job = await find(id);
      if (job === undefined) return false;
      await wake(parse(job.data));
      await boss.deleteJob(deadLetters, id);
      return true;
    },
    dropDead: async (id) => {
      const job = await find(id);
      if (job === undefined) return false;
      await boss.deleteJob(deadLetters, id);
      return true;
    },
  };
}

function describe<T>(job: JobWithMetadata, wake: T): DeadLetter<T> {
  return {
    id: job.id,
    wake,
    attempts: (job.sourceRetryCount ?? 0) + 1,
    cause: causeOf(job.sourceOutput),
    at: job.createdOn,
  };
}

/** What pg-boss keeps with a job: what its handler threw, or its own word on a process that died. */
const Output = z.union([
  z.object({ message: z.string() }),
  z.object({ value: z.object({ message: z.string() }) }).transform(({ value }) => ({
    message: `the process that was at it died or hung (${value.message})`,
  })),
]);

function causeOf(output: object | null): string {
  return Output.safeParse(output).data?.message ?? JSON.stringify(output);
}
