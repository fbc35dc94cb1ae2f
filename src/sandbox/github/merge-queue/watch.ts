import type { Context } from '../context.ts';
import type { Happening } from '../events.ts';
import { holdRepository } from '../repositories/lock.ts';
import { settle, withdraw } from './settle.ts';

/** What may move a group on: a check of its head, or that it was made at all. */
const telling = new Set(['check_run', 'status', 'merge_group', 'push']);

/** Lets merge queues follow what happens to their groups and pull requests. */
export function watchQueues(context: Context, happening: Happening): void {
  const { event, repository } = happening;
  const follow = event === 'pull_request' ? withdraw : telling.has(event) ? settle : null;
  if (follow === null || repository === null) return;
  for (const [branch, queue] of repository.mergeQueues) {
    if (queue.entries.length === 0) continue;
    const work = holdRepository(context, repository, () => follow(context, repository, branch, queue));
    context.work.track(work, (error) => context.log(`Merge queue: ${String(error)}`));
  }
}
