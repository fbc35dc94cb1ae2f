import type { DatabaseSync } from 'node:sqlite';
import { type Call, commit, type Outcome } from './group-commit.ts';
import { JournalUnavailable } from './journal.ts';

/** A write that waits for the next commit. */
export interface WaitingWrite extends Call {
  /** Called when the commit is through. */
  settle(outcome: Outcome): void;
}

/** One commit, after it. */
export interface CommitReport {
  readonly writes: number;
  readonly milliseconds: number;
  /** Why nothing of it is on disk; null when all of it is. */
  readonly problem: string | null;
}

/**
 * Gathers writes: those that come in one turn of the event loop are one commit. While many come, a commit waits for
 * more of them, for it costs as much as several writes and the disk is asked once for all of it.
 */
export interface WriteQueue {
  readonly length: number;
  /** Milliseconds since the last commit ended; infinite before the first. */
  sinceLastCommit(): number;
  push(write: WaitingWrite): void;
  /** Commits everything that waits. */
  drain(): void;
}

/** A commit takes at most so many writes, to bound how long it holds up the thread. */
const writesPerCommit = 500;

/** Many come when the last commit had so many writes and ended so few milliseconds ago; then a commit waits as long. */
const crowd = { writes: 4, milliseconds: 2, wait: 1 };

/** @param onCommitted is told of each commit, after its writes are settled. */
export function createWriteQueue(
  database: DatabaseSync,
  onCommitted: (report: CommitReport) => void,
): WriteQueue {
  let waiting: WaitingWrite[] = [];
  let scheduled = false;
  let last = { writes: 0, at: 0 };

  function schedule(): void {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    const crowded = last.writes >= crowd.writes && performance.now() - last.at < crowd.milliseconds;
    if (crowded) setTimeout(due, crowd.wait);
    else setImmediate(due);
  }

  function due(): void {
    scheduled = false;
    flush();
    schedule();
  }

  function flush(): void {
    if (waiting.length === 0) return;
    const batch = waiting.slice(0, writesPerCommit);
    waiting = waiting.slice(writesPerCommit);
    const began = performance.now();
    const outcomes = commit(database, batch);
    const ended = performance.now();
    const milliseconds = ended - began;
    last = { writes: batch.length, at: ended };
    for (const [index, outcome] of outcomes.entries()) batch[index]?.settle(outcome);
    const [first] = outcomes;
    const failed = first?.ok === false && first.error instanceof JournalUnavailable;
    onCommitted({ writes: batch.length, milliseconds, problem: failed ? first.error.message : null });
  }

  return {
    get length() {
      return waiting.length;
    },
    sinceLastCommit: () => (last.writes === 0 ? Number.POSITIVE_INFINITY : performance.now() - last.at),
    push: (write) => {
      waiting.push(write);
      schedule();
    },
    drain: () => {
      while (waiting.length > 0) flush();
    },
  };
}
