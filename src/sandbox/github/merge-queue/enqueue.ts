import type { Context } from '../context.ts';
import type { Author } from '../http/actor.ts';
import { emitPull } from '../pulls/events.ts';
import { mergeabilityOf } from '../pulls/mergeability.ts';
import { unmetRequirements } from '../pulls/requirements.ts';
import type { MergeQueue, QueueEntry } from '../state/merge-queue.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { formGroup } from './form.ts';

/** Why a pull request cannot be put into the queue. */
export class NotEnqueued extends Error {}

/**
 * Puts a pull request into its base branch's merge queue. What protection asks of it must be there, but it may be
 * behind the base: the queue is for that. The repository's lock must be held.
 * @param expectedHead the head that the caller saw, or null
 * @throws {NotEnqueued}
 */
export async function enqueue(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  expectedHead: string | null,
  author: Author,
): Promise<QueueEntry> {
  const queue = await queueFor(context, repository, issue, expectedHead);
  const entry = {
    id: context.state.nextId(),
    pullNumber: issue.number,
    headSha: issue.pull.headSha,
  };
  queue.entries.push(entry);
  await emitPull(context, repository, issue, 'enqueued', author);
  await formGroup(context, repository, issue.pull.baseRef, queue);
  return entry;
}

async function queueFor(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  expectedHead: string | null,
): Promise<MergeQueue> {
  const { pull } = issue;
  const queue = repository.mergeQueues.get(pull.baseRef);
  if (queue === undefined) throw new NotEnqueued(`The branch ${pull.baseRef} has no merge queue`);
  if (issue.state === 'closed') throw new NotEnqueued('Pull Request is closed');
  if (expectedHead !== null && expectedHead !== pull.headSha) {
    throw new NotEnqueued('Head branch was modified. Review and try the merge again.');
  }
  if (queue.entries.some(({ pullNumber }) => pullNumber === issue.number)) {
    throw new NotEnqueued('The pull request is already in the merge queue');
  }
  const { state } = await mergeabilityOf(context, repository, issue);
  if (state === 'draft') throw new NotEnqueued('Pull Request is still a draft');
  if (state === 'dirty') throw new NotEnqueued('Pull Request is not mergeable');
  const unmet = await unmetRequirements(context, repository, issue);
  const own = unmet.filter(({ kind }) => kind !== 'behind');
  if (own.length > 0) throw new NotEnqueued(own.map(({ message }) => message).join(' '));
  return queue;
}
