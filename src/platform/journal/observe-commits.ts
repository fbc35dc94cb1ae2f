import type { Log } from '../log.ts';
import { journalCommitted } from '../telemetry/journal-metrics.ts';
import type { CommitReport } from './write-queue.ts';

/** Measures commits, and says in the log when one failed. */
export function observeCommits(log: Log): (report: CommitReport) => void {
  return ({ writes, milliseconds, problem }) => {
    journalCommitted({ writes, milliseconds, ok: problem === null });
    if (problem !== null) log.error({ problem, writes }, 'the journal could not be written');
  };
}
