import type { MessagePort } from 'node:worker_threads';
import { giveBack, ownMemory } from '../memory.ts';
import { type Outcome, read } from './group-commit.ts';
import { openJournalFile } from './journal-file.ts';
import type { AnyOperation } from './operation.ts';
import { type FromJournal, type Reply, type Request, sentError, type ToJournal } from './thread-messages.ts';
import { startUpkeep } from './upkeep.ts';
import { createWriteQueue } from './write-queue.ts';

/**
 * Opens the journal and serves it through the port until it is told to close: the other end is journal-thread.ts.
 * @param options.operationNamed finds an operation, or throws.
 */
export function serveJournal(
  port: MessagePort,
  options: {
    directory: string;
    maximumPages?: number | undefined;
    operationNamed: (name: string) => AnyOperation;
  },
): void {
  const { directory, maximumPages, operationNamed } = options;
  const tell = (message: FromJournal, moved: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, [...moved]);

  let file: ReturnType<typeof openJournalFile>;
  try {
    file = openJournalFile({ directory, ...(maximumPages === undefined ? {} : { maximumPages }) });
  } catch (error) {
    tell({ kind: 'refused', error: sentError(error) });
    port.close();
    return;
  }
  const { database } = file;

  let replies: Reply[] = [];
  let moved: ArrayBuffer[] = [];
  const queue = createWriteQueue(database, (commit) => post(commit));
  const upkeep = startUpkeep(database, queue.sinceLastCommit);

  function post(commit: Extract<FromJournal, { kind: 'replies' }>['commit']): void {
    if (replies.length === 0 && commit === null) return;
    const message: FromJournal = { kind: 'replies', replies, commit };
    const buffers = moved;
    replies = [];
    moved = [];
    tell(message, buffers);
  }

  function settle(id: number, operation: AnyOperation, outcome: Outcome): void {
    if (!outcome.ok) {
      replies.push({ id, ok: false, error: sentError(outcome.error) });
      return;
    }
    for (const bytes of operation.returns?.(outcome.result) ?? []) moved.push(...ownMemory(bytes));
    replies.push({ id, ok: true, result: outcome.result });
  }

  function take({ id, name, args }: Request): void {
    let operation: AnyOperation;
    try {
      operation = operationNamed(name);
    } catch (error) {
      replies.push({ id, ok: false, error: sentError(error) });
      return;
    }
    if (operation.kind === 'read') settle(id, operation, read(database, { operation, args }));
    else {
      const written = (outcome: Outcome) => {
        settle(id, operation, outcome);
        for (const bytes of operation.gives?.(args as never) ?? []) giveBack(bytes);
      };
      queue.push({ operation, args, settle: written });
    }
  }

  port.on('message', (message: ToJournal) => {
    if (message.kind === 'requests') {
      for (const request of message.requests) take(request);
      post(null);
      return;
    }
    queue.drain();
    upkeep.stop();
    file.close();
    port.close();
  });
  tell({ kind: 'open' });
}
