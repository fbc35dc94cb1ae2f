import { Worker } from 'node:worker_threads';
import type { Seen } from '../change/policy/detector.ts';
import type { LookReport, LookRequest } from './messages.ts';

/** How a request to the thread ended. */
export interface Looked {
  /** What each detector saw that came to its end. */
  readonly seen: ReadonlyMap<string, Seen>;
  /** The detector that was at work when time was up or the thread died; null when all came to their end. */
  readonly stuck: { readonly detector: string; readonly why: string } | null;
}

/** A thread that looks, for one request at a time, and that is ended when it takes too long. */
export interface LookingThread {
  /** Has it start already, for it takes a while, while others read what it is to look at. */
  prepare(): void;
  look(request: LookRequest, milliseconds: number): Promise<Looked>;
  /** Ends it. */
  close(): Promise<void>;
}

/** Enough for any parser, and little enough that a hostile input cannot take the machine's memory. */
const memory = { maxOldGenerationSizeMb: 1024 } as const;
/** A thread that does not start in this time never will. */
const startPatience = 30_000;

/** In a bundle the thread's program is beside the main one. */
const program = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Opens a thread; it starts with the first request and again after each time that it had to be ended. */
export function openThread(): LookingThread {
  let worker: Promise<Worker> | null = null;

  async function end(): Promise<void> {
    const ended = worker;
    worker = null;
    await ended?.then((one) => one.terminate()).catch(() => {});
  }

  function started(): Promise<Worker> {
    worker ??= start().then((one) => {
      // It may end by itself between two requests: the next one starts another.
      one
        .on('error', () => {})
        .once('exit', () => {
          worker = null;
        });
      return one;
    });
    return worker;
  }

  return {
    close: end,
    // Whoever looks first is told when it does not start.
    prepare: () => void started().catch(() => {}),
    async look(request, milliseconds) {
      const thread = await started().catch(async (error: unknown) => {
        await end();
        throw error;
      });
      thread.ref();
      const looked = await ask(thread, request, milliseconds);
      if (looked.stuck === null) thread.unref();
      else await end();
      return looked;
    },
  };
}

function start(): Promise<Worker> {
  const worker = new Worker(program, { execArgv: [], resourceLimits: memory });
  return new Promise((settle, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the thread that analyses did not start'));
      void worker.terminate();
    }, startPatience);
    const failed = (error: unknown) => {
      clearTimeout(timer);
      reject(error);
    };
    worker.once('error', failed);
    worker.once('message', () => {
      clearTimeout(timer);
      worker.off('error', failed);
      settle(worker);
    });
  });
}

function ask(thread: Worker, request: LookRequest, milliseconds: number): Promise<Looked> {
  return new Promise((settle) => {
    const seen = new Map<string, Seen>();
    let current = request.detectors[0] ?? '';
    const done = (why: string | null) => {
      clearTimeout(timer);
      thread.off('message', heard).off('error', broke).off('exit', ended);
      settle({ seen, stuck: why === null ? null : { detector: current, why } });
    };
    const heard = (report: LookReport) => {
      if (report.kind === 'begun') current = report.detector;
      if (report.kind === 'seen') seen.set(report.detector, report.seen);
      if (seen.size === request.detectors.length) done(null);
    };
    const broke = () => done('it needed too much memory');
    const ended = () => done('its thread ended');
    const timer = setTimeout(() => done('it took too long'), milliseconds);
    thread.on('message', heard).on('error', broke).on('exit', ended);
    if (request.detectors.length === 0) done(null);
    else thread.postMessage(request);
  });
}
