import type { Context } from '../context.ts';
import { zeroSha } from '../git/refs.ts';
import { changeRef } from '../pushes/record.ts';
import type { MergeGroup, MergeQueue } from '../state/merge-queue.ts';
import type { Repository } from '../state/repository.ts';
import { announceGroup, type Destroyed } from './announce.ts';
import { queueBot } from './bot.ts';

/** Ends a group: its temporary branch goes, and everybody is told why. The repository's lock must be held. */
export async function dropGroup(
  context: Context,
  repository: Repository,
  at: { readonly branch: string; readonly queue: MergeQueue; readonly group: MergeGroup },
  reason: Destroyed,
): Promise<void> {
  const { branch, queue, group } = at;
  queue.group = null;
  await announceGroup(context, repository, branch, group, { action: 'destroyed', reason });
  const change = { ref: group.ref, before: group.headSha, after: zeroSha };
  await changeRef(context, repository, change, queueBot(context));
}
