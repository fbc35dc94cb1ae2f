import type { LookReport, LookRequest } from './messages.ts';

/** Who is told what a worker does. */
export interface WorkerListener {
  report(report: LookReport): void;
  /** It is gone, for this reason; nothing follows. */
  ended(why: string): void;
}

/** A worker that was started and is ready: a thread or a process that does what `worker.ts` says. */
export interface WorkerHandle {
  send(request: LookRequest): void;
  /** @returns what ends the listening */
  listen(listener: WorkerListener): () => void;
  /** Whether this process stays for it. */
  keep(stays: boolean): void;
  /** Ends it, whatever it is doing. */
  terminate(): Promise<void>;
}

/** A worker that does not start in this time, in milliseconds, never will. */
export const startPatience = 30_000;
