import type { QueueEntry } from '../state/merge-queue.ts';
import type { Repository } from '../state/repository.ts';
import { isPull, type PullIssue } from '../state/state.ts';

/** The pull request of an entry. @throws {Error} when it is gone, which pull requests never are. */
export function pullOfEntry(repository: Repository, entry: QueueEntry): PullIssue {
  const issue = repository.issues.get(entry.pullNumber);
  if (issue === undefined || !isPull(issue)) throw new Error(`No pull request ${entry.pullNumber}`);
  return issue;
}
