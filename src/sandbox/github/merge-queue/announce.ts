import type { Context } from '../context.ts';
import { emit } from '../emit.ts';
import { simpleCommit } from '../shape/simple-commit.ts';
import type { MergeGroup } from '../state/merge-queue.ts';
import type { Repository } from '../state/repository.ts';
import { queueBot } from './bot.ts';

/** Why a group is no more, in GitHub's words. */
export type Destroyed = 'merged' | 'invalidated' | 'dequeued';

/** Asks Apps and workflows to check a group, or tells that it is no more. */
export async function announceGroup(
  context: Context,
  repository: Repository,
  branch: string,
  group: MergeGroup,
  told:
    | { readonly action: 'checks_requested' }
    | { readonly action: 'destroyed'; readonly reason: Destroyed },
): Promise<void> {
  const { action, ...reason } = told;
  const where = { repository, sender: queueBot(context).user };
  emit(context, 'merge_group', action, where, {
    ...reason,
    merge_group: {
      head_sha: group.headSha,
      head_ref: group.ref,
      base_sha: group.baseSha,
      base_ref: `refs/heads/${branch}`,
      head_commit: await simpleCommit(repository.directory, group.headSha),
    },
  });
}
