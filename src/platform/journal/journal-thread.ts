import { Worker } from 'node:worker_threads';
import type { Log } from '../log.ts';
import { ownMemory } from '../memory.ts';
import { type Journal, JournalUnavailable } from './journal.ts';
import { observeCommits } from './observe-commits.ts';
import type { Operation } from './operation.ts';
import {
  type FromJournal,
  type Reply,
  type Request,
  receivedError,
  type SentError,
  type ToJournal,
} from './thread-messages.ts';

/** A journal on a thread of its own. */
export interface JournalThread extends Journal {
  /** Resolves with the cause when the thread ends without having been closed. Nothing can be written from then on. */
  readonly broken: Promise<Error>;
}

interface Asked {
  settle(reply: Reply): void;
  /** Bytes that were given away with it. */
  readonly weight: number;
}

/** So much may wait before more is refused: a few seconds of the heaviest load. */
const defaults = { maximumWaiting: 10_000, maximumBytes: 256 * 1024 * 1024 };

/**
 * Opens the journal in the directory on a thread of its own, creating both. At most one process has it open.
 * @param options.maximumWaiting how many operations may be under way before further ones are refused.
 * @param options.maximumBytes how many bytes these may hold in memory.
 * @param options.maximumPages bounds the file, in pages of 4 kB; above it, writes fail as on a full disk.
 * @param options.worker the module that serves it, for tests of what no sound one does.
 * @throws {Error} named LockHeld when another process has it open.
 */
export async function openJournalThread(options: {
  directory: string;
  log: Log;
  maximumWaiting?: number;
  maximumBytes?: number;
  maximumPages?: number;
  worker?: URL;
}): Promise<JournalThread> {
  const { directory, log, maximumPages } = options;
  const limits = { ...defaults, ...options };
  const worker = new Worker(options.worker ?? new URL('./journal-worker.ts', import.meta.url), {
    workerData: { directory, ...(maximumPages === undefined ? {} : { maximumPages }) },
    // Flags of this process, such as a module given on the command line, are not meant for the thread.
    execArgv: [],
  });
  const committed = observeCommits(log);
  const ended = Promise.withResolvers<void>();
  const broken = Promise.withResolvers<Error>();
  const asked = new Map<number, Asked>();
  let bytes = 0;
  let lastId = 0;
  /** Why nothing is taken any more. */
  let closed: JournalUnavailable | null = null;

  function settle(reply: Reply): void {
    const one = asked.get(reply.id);
    if (one === undefined) return;
    asked.delete(reply.id);
    bytes -= one.weight;
    one.settle(reply);
  }

  function refuseAll(error: SentError): void {
    for (const id of [...asked.keys()]) settle({ id, ok: false, error });
  }

  let outbox: Request[] = [];
  let moved: ArrayBuffer[] = [];
  const tell = (message: ToJournal, buffers: ArrayBuffer[] = []) => worker.postMessage(message, buffers);

  function send(): void {
    const requests = outbox;
    const buffers = moved;
    outbox = [];
    moved = [];
    if (requests.length === 0) return;
    try {
      tell({ kind: 'requests', requests }, buffers);
    } catch {
      // One of them cannot be cloned: it alone fails. Nothing was moved.
      for (const request of requests) sendAlone(request);
    }
  }

  function sendAlone(request: Request): void {
    try {
      tell({ kind: 'requests', requests: [request] });
    } catch (error) {
      const message = `${request.name} cannot be sent to the journal: ${error}`;
      settle({ id: request.id, ok: false, error: { name: 'TypeError', message } });
    }
  }

  function ask<Args, Result>(operation: Operation<Args, Result>, args: Args): Promise<Result> {
    const given = operation.gives?.(args) ?? [];
    const weight = given.reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (asked.size >= limits.maximumWaiting || bytes + weight > limits.maximumBytes) {
      return Promise.reject(
        new JournalUnavailable(`${asked.size} operations already wait for the journal, with ${bytes} bytes.`),
      );
    }
    lastId += 1;
    const id = lastId;
    bytes += weight;
    if (outbox.length === 0) setImmediate(send);
    outbox.push({ id, name: operation.name, args });
    for (const one of given) moved.push(...ownMemory(one));
    return new Promise((resolve, reject) => {
      asked.set(id, {
        weight,
        settle: (reply) => (reply.ok ? resolve(reply.result as Result) : reject(receivedError(reply.error))),
      });
    });
  }

  function fail(error: Error): void {
    if (closed !== null) return;
    closed = new JournalUnavailable(`The journal's thread has ended: ${error.message}`, { cause: error });
    log.fatal({ err: error }, "the journal's thread has ended; nothing can be acknowledged any more");
    broken.resolve(error);
  }

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromJournal) => {
      if (message.kind === 'open') resolve();
      else if (message.kind === 'refused') {
        closed = new JournalUnavailable(message.error.message);
        reject(receivedError(message.error));
      } else {
        for (const reply of message.replies) settle(reply);
        if (message.commit !== null) committed(message.commit);
      }
    });
    worker.once('error', (error) => {
      reject(error);
      fail(error instanceof Error ? error : new Error(String(error)));
    });
    worker.once('exit', (code) => {
      const error = new Error(`it exited with ${code}`);
      reject(error);
      fail(error);
      // What came of these is not known; none of them was acknowledged.
      refuseAll({ name: 'JournalUnavailable', message: closed?.message ?? error.message });
      ended.resolve();
    });
  });

  return {
    broken: broken.promise,
    run: (operation, args) => (closed === null ? ask(operation, args) : Promise.reject(closed)),
    close: async () => {
      if (closed === null) {
        closed = new JournalUnavailable('The journal is closed.');
        send();
        tell({ kind: 'close' });
      }
      await ended.promise;
    },
  };
}
