import { type Context, timestamp } from '../context.ts';
import { closePull } from '../pulls/close.ts';
import { changeRef } from '../pushes/record.ts';
import type { MergeGroup, MergeQueue } from '../state/merge-queue.ts';
import type { Repository } from '../state/repository.ts';
import { queueBot } from './bot.ts';
import { dropGroup } from './drop-group.ts';
import { pullOfEntry } from './entry.ts';
import { takeOut } from './take-out.ts';

/** Moves the branch to a group that passed, and closes its pull requests as merged. The lock must be held. */
export async function mergeGroup(
  context: Context,
  repository: Repository,
  at: { readonly branch: string; readonly queue: MergeQueue; readonly group: MergeGroup },
): Promise<void> {
  const { branch, queue, group } = at;
  const bot = queueBot(context);
  let base = group.baseSha;
  for (const { entry, sha } of group.merges) {
    const issue = pullOfEntry(repository, entry);
    issue.pull.baseSha = base;
    issue.pull.merged = { at: timestamp(context), byId: bot.user.id, sha };
    await takeOut(context, repository, queue, entry, 'MERGE');
    await closePull(context, repository, issue, bot);
    base = sha;
  }
  const change = { ref: `refs/heads/${branch}`, before: group.baseSha, after: group.headSha };
  await changeRef(context, repository, change, bot, 'pr_merge');
  await dropGroup(context, repository, at, 'merged');
}
