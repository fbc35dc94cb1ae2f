import type { Context } from '../context.ts';
import { emitPull } from '../pulls/events.ts';
import type { MergeQueue, QueueEntry } from '../state/merge-queue.ts';
import type { Repository } from '../state/repository.ts';
import { queueBot } from './bot.ts';
import { pullOfEntry } from './entry.ts';

/** Why a pull request left the queue, in GitHub's words. */
type Reason = 'MERGE' | 'MERGE_CONFLICT' | 'CI_FAILURE' | 'CI_TIMEOUT' | 'UNKNOWN_REMOVAL_REASON';

/** Takes a pull request out of its queue and tells so. */
export async function takeOut(
  context: Context,
  repository: Repository,
  queue: MergeQueue,
  entry: QueueEntry,
  reason: Reason,
): Promise<void> {
  queue.entries.splice(0, Infinity, ...queue.entries.filter(({ id }) => id !== entry.id));
  const issue = pullOfEntry(repository, entry);
  await emitPull(context, repository, issue, 'dequeued', queueBot(context), { reason });
}
