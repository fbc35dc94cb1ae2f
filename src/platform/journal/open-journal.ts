import type { Log } from '../log.ts';
import { type Call, commit, type Outcome, read } from './group-commit.ts';
import { type Journal, JournalUnavailable } from './journal.ts';
import { type JournalFile, openJournalFile, openJournalFileForReading } from './journal-file.ts';

interface Waiting extends Call {
  settle(outcome: Outcome): void;
}

/** A commit takes at most so many writes, to bound how long it holds up the thread. */
const writesPerCommit = 500;

/**
 * Opens the journal in the directory, on this thread, creating both. At most one process has it open.
 * @param options.maximumWaiting how many writes may wait before further ones are refused.
 * @param options.maximumPages bounds the file, in pages of 4 kB; above it, writes fail as on a full disk.
 * @throws {LockHeld} when another process has it open.
 */
export function openJournal(options: {
  directory: string;
  log: Log;
  maximumWaiting?: number;
  maximumPages?: number;
}): Journal {
  return createJournal(openJournalFile(options), options.log, options.maximumWaiting ?? 10_000);
}

/**
 * Opens a journal for reading only, also while another process writes it. Writes are refused.
 * @throws {Error} when there is none in the directory.
 */
export function openJournalForReading(directory: string): Journal {
  const database = openJournalFileForReading(directory);
  return {
    run: async (operation, args) => {
      if (operation.kind === 'write') throw new JournalUnavailable('The journal is open for reading only.');
      return resultOf(read(database, { operation, args }));
    },
    close: async () => database.close(),
  };
}

function createJournal(file: JournalFile, log: Log, maximumWaiting: number): Journal {
  const { database } = file;
  let waiting: Waiting[] = [];
  let scheduled = false;

  const schedule = () => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      flush();
      schedule();
    });
  };

  const flush = () => {
    if (waiting.length === 0) return;
    const batch = waiting.slice(0, writesPerCommit);
    waiting = waiting.slice(writesPerCommit);
    const outcomes = commit(database, batch);
    const [first] = outcomes;
    if (first?.ok === false && first.error instanceof JournalUnavailable)
      log.error({ err: first.error, writes: batch.length }, 'the journal could not be written');
    for (const [index, outcome] of outcomes.entries()) batch[index]?.settle(outcome);
  };

  return {
    run: async (operation, args) => {
      if (!database.isOpen) throw new JournalUnavailable('The journal is closed.');
      if (operation.kind === 'read') return resultOf(read(database, { operation, args }));
      if (waiting.length >= maximumWaiting)
        throw new JournalUnavailable(`${maximumWaiting} writes already wait for the journal.`);
      const outcome = await new Promise<Outcome>((settle) => {
        waiting.push({ operation, args, settle });
        schedule();
      });
      return resultOf(outcome);
    },
    close: async () => {
      if (!database.isOpen) return;
      while (waiting.length > 0) flush();
      file.close();
    },
  };
}

/** The result as the operation's own type, for whoever knows which operation it was. */
function resultOf<Result>(outcome: Outcome): Result {
  if (!outcome.ok) throw outcome.error;
  return outcome.result as Result;
}
