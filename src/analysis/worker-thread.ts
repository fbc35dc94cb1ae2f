import { Worker } from 'node:worker_threads';
import type { LookReport } from './messages.ts';
import { startPatience, type WorkerHandle, type WorkerListener } from './worker-handle.ts';

/** Enough for any parser, and little enough that a hostile input cannot take the machine's memory. */
const memory = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 } as const;

/** In a bundle the worker's program is beside the main one. */
const program = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/**
 * Starts a thread that looks: quickly there, and for programs that end soon.
 * @throws {Error} when it does not start
 */
export function startThread(): Promise<WorkerHandle> {
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
      // Whoever listens is told; without a listener it would end this process.
      worker.on('error', () => {});
      settle(handleOf(worker));
    });
  });
}

function handleOf(worker: Worker): WorkerHandle {
  return {
    send: (request) => worker.postMessage(request),
    listen: (listener) => listen(worker, listener),
    keep: (stays) => (stays ? worker.ref() : worker.unref()),
    terminate: async () => void (await worker.terminate()),
  };
}

function listen(worker: Worker, { report, ended }: WorkerListener): () => void {
  const heard = (message: LookReport) => report(message);
  const broke = () => ended('it needed too much memory');
  const gone = () => ended('its thread ended');
  worker.on('message', heard).once('error', broke).once('exit', gone);
  return () => worker.off('message', heard).off('error', broke).off('exit', gone);
}
