import { type Context, timestamp } from '../context.ts';
import { writeCommit } from '../git/commits.ts';
import { mergedTree } from '../git/merge.ts';
import { resolveCommit, zeroSha } from '../git/refs.ts';
import { mergeMessage } from '../pulls/merge.ts';
import { webFlow } from '../pulls/test-merge.ts';
import { changeRef } from '../pushes/record.ts';
import { noreply } from '../shape/push.ts';
import type { MergeGroup, MergeQueue, QueueEntry } from '../state/merge-queue.ts';
import type { Repository } from '../state/repository.ts';
import { announceGroup } from './announce.ts';
import { queueBot } from './bot.ts';
import { pullOfEntry } from './entry.ts';
import { takeOut } from './take-out.ts';

/** The temporary branches of merge queues are below this. */
const prefix = 'refs/heads/gh-readonly-queue';

/**
 * Merges the next pull requests of a queue onto a branch of their own and has them checked, unless a group is being
 * checked already. What conflicts leaves the queue. The repository's lock must be held.
 */
export async function formGroup(
  context: Context,
  repository: Repository,
  branch: string,
  queue: MergeQueue,
): Promise<void> {
  const baseSha = await resolveCommit(repository.directory, `refs/heads/${branch}`);
  if (baseSha === null) return;
  let merges: MergeGroup['merges'] = [];
  for (const entry of queue.group === null ? [...queue.entries] : []) {
    if (merges.length === queue.groupSize) break;
    const onto = merges.at(-1)?.sha ?? baseSha;
    const sha = await mergeOnto(context, repository, onto, entry);
    if (sha === null) await takeOut(context, repository, queue, entry, 'MERGE_CONFLICT');
    else merges = [...merges, { entry, sha }];
  }
  const last = merges.at(-1);
  if (last === undefined) return;
  const ref = `${prefix}/${branch}/pr-${last.entry.pullNumber}-${baseSha}`;
  const group = { ref, baseSha, headSha: last.sha, merges };
  queue.group = group;
  const change = { ref, before: zeroSha, after: last.sha };
  await changeRef(context, repository, change, queueBot(context));
  await announceGroup(context, repository, branch, group, { action: 'checks_requested' });
}

/** The commit that merges an entry, or null when it conflicts. */
async function mergeOnto(
  context: Context,
  repository: Repository,
  onto: string,
  entry: QueueEntry,
): Promise<string | null> {
  const { directory } = repository;
  const tree = await mergedTree(directory, onto, entry.headSha);
  if (tree === null) return null;
  const { title, body } = mergeMessage(pullOfEntry(repository, entry));
  const { user } = queueBot(context);
  return writeCommit(directory, {
    tree,
    parents: [onto, entry.headSha],
    message: `${title}\n\n${body}`,
    author: { name: user.login, email: noreply(user), date: timestamp(context) },
    committer: webFlow(context),
  });
}
