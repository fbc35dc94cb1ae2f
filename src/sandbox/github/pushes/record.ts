import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { isAncestor, moveRef, zeroSha } from '../git/refs.ts';
import { type Author, isQuiet } from '../http/actor.ts';
import { followRef } from '../pulls/follow.ts';
import { pushPayload } from '../shape/push.ts';
import type { Activity, Repository } from '../state/repository.ts';

/** A ref that moved; the zero id stands for "was not" and "is no more". */
export interface RefChange {
  /** Full name, such as `refs/heads/main`. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Moves a ref and lets everything follow that follows a push. The repository's lock must be held.
 * @throws {GitError} when the ref is not where `before` says.
 */
export async function changeRef(
  context: Context,
  repository: Repository,
  change: RefChange,
  author: Author,
  cause: 'push' | 'pr_merge' = 'push',
): Promise<void> {
  await moveRef(repository.directory, change.ref, change.before, change.after);
  await recordRefChanges(context, repository, [change], author, cause);
}

/** Lets activity log, webhooks and pull requests follow refs that were moved already. The lock must be held. */
export async function recordRefChanges(
  context: Context,
  repository: Repository,
  changes: readonly RefChange[],
  author: Author,
  cause: 'push' | 'pr_merge',
): Promise<void> {
  for (const change of changes) {
    const created = change.before === zeroSha;
    const deleted = change.after === zeroSha;
    const forced =
      !created && !deleted && !(await isAncestor(repository.directory, change.before, change.after));
    const now = timestamp(context);
    repository.pushedAt = now;
    repository.updatedAt = now;
    if (change.ref.startsWith('refs/heads/')) {
      repository.activity.push({
        id: context.state.nextId(),
        before: change.before,
        after: change.after,
        ref: change.ref,
        timestamp: now,
        type: activityType(created, deleted, forced, cause),
        actorId: author.user.id,
      });
    }
    const where = { repository, sender: author.user, quiet: isQuiet(author) };
    emit(context, 'push', null, where, await pushPayload(context, repository, change, forced, author.user));
    if (created || deleted) {
      emit(context, created ? 'create' : 'delete', null, where, refPayload(repository, change.ref, created));
    }
    await followRef(context, repository, change, author);
  }
}

function activityType(
  created: boolean,
  deleted: boolean,
  forced: boolean,
  cause: 'push' | 'pr_merge',
): Activity['type'] {
  if (created) return 'branch_creation';
  if (deleted) return 'branch_deletion';
  if (cause === 'pr_merge') return 'pr_merge';
  return forced ? 'force_push' : 'push';
}

function refPayload(repository: Repository, ref: string, created: boolean): Record<string, unknown> {
  const tag = ref.startsWith('refs/tags/');
  return {
    ref: ref.replace(/^refs\/(heads|tags)\//, ''),
    ref_type: tag ? 'tag' : 'branch',
    ...(created ? { master_branch: repository.defaultBranch, description: repository.description } : {}),
    pusher_type: 'user',
  };
}
