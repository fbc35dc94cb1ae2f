import type { Log } from '../log.ts';
import { type Outcome, read } from './group-commit.ts';
import { type Journal, JournalUnavailable } from './journal.ts';
import { openJournalFile, openJournalFileForReading } from './journal-file.ts';
import { observeCommits } from './observe-commits.ts';
import { createWriteQueue } from './write-queue.ts';

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
  const { log, maximumWaiting = 10_000 } = options;
  const file = openJournalFile(options);
  const { database } = file;
  const queue = createWriteQueue(database, observeCommits(log));

  return {
    run: async (operation, args) => {
      if (!database.isOpen) throw new JournalUnavailable('The journal is closed.');
      if (operation.kind === 'read') return resultOf(read(database, { operation, args }));
      if (queue.length >= maximumWaiting)
        throw new JournalUnavailable(`${maximumWaiting} writes already wait for the journal.`);
      return resultOf(await new Promise((settle) => queue.push({ operation, args, settle })));
    },
    close: async () => {
      if (!database.isOpen) return;
      queue.drain();
      file.close();
    },
  };
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

/** The result as the operation's own type, for whoever knows which operation it was. */
function resultOf<Result>(outcome: Outcome): Result {
  if (!outcome.ok) throw outcome.error;
  return outcome.result as Result;
}
