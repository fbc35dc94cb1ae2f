import type { Seen } from '../change/policy/detector.ts';
import type { LookRequest } from './messages.ts';
import type { WorkerHandle } from './worker-handle.ts';

/** How a request ended. */
export interface Looked {
  /** What each detector saw that came to its end. */
  readonly seen: ReadonlyMap<string, Seen>;
  /** The detector that was at work when time was up or the worker died; null when all came to their end. */
  readonly stuck: { readonly detector: string; readonly why: string } | null;
}

/** Looks for one request at a time, and is ended when it takes too long. */
export interface SupervisedWorker {
  /**
   * Has it start, which takes a while, unless it runs.
   * @throws {Error} when it does not start
   */
  prepare(): Promise<void>;
  look(request: LookRequest, milliseconds: number): Promise<Looked>;
  /** Ends it. */
  close(): Promise<void>;
}

export interface Supervision {
  /** After so many milliseconds without a request it is ended and gives back its memory; never unless told. */
  readonly idle?: number;
}

/** Starts a worker with the first request, and another one after each time that it died or had to be ended. */
export function supervise(start: () => Promise<WorkerHandle>, { idle }: Supervision = {}): SupervisedWorker {
  let running: Promise<WorkerHandle> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function end(): Promise<void> {
    clearTimeout(timer);
    const ended = running;
    running = null;
    await ended?.then((worker) => worker.terminate()).catch(() => {});
  }

  function started(): Promise<WorkerHandle> {
    if (running !== null) return running;
    const own = start();
    const forget = () => {
      if (running === own) running = null;
    };
    running = own;
    // It may die between two requests: the next one starts another.
    own.then((worker) => worker.listen({ report: () => {}, ended: forget }), forget);
    return own;
  }

  return {
    close: end,
    prepare: async () => void (await started()),
    async look(request, milliseconds) {
      clearTimeout(timer);
      const worker = await started();
      worker.keep(true);
      const looked = await ask(worker, request, milliseconds);
      if (looked.stuck !== null) {
        await end();
        return looked;
      }
      worker.keep(false);
      if (idle !== undefined) timer = setTimeout(() => void end(), idle).unref();
      return looked;
    },
  };
}

function ask(worker: WorkerHandle, request: LookRequest, milliseconds: number): Promise<Looked> {
  return new Promise((settle) => {
    const seen = new Map<string, Seen>();
    let current = request.detectors[0] ?? '';
    const done = (why: string | null) => {
      clearTimeout(timer);
      ignore();
      settle({ seen, stuck: why === null ? null : { detector: current, why } });
    };
    const timer = setTimeout(() => done('it took too long'), milliseconds);
    const ignore = worker.listen({
      report(report) {
        if (report.kind === 'begun') current = report.detector;
        if (report.kind === 'seen') seen.set(report.detector, report.seen);
        if (seen.size === request.detectors.length) done(null);
      },
      ended: done,
    });
    if (request.detectors.length === 0) done(null);
    else worker.send(request);
  });
}
