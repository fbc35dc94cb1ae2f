import type { Actor } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { actorOf } from './actor.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** What moved a branch, by GitHub's own log. */
export interface BranchPush {
  readonly before: string;
  readonly after: string;
  readonly kind: string;
  readonly actor: Actor;
}

/**
 * The newest hundred moves of a branch, newest first, also of one that is deleted by now; null when the log cannot be
 * read, as when its repository is gone.
 */
export async function branchPushes(
  client: InstallationClient,
  repository: RepositoryRef,
  branch: string,
): Promise<BranchPush[] | null> {
  try {
    const { data } = await client.octokit.rest.repos.listActivities({
      owner: repository.owner,
      repo: repository.name,
      ref: `refs/heads/${branch}`,
      per_page: 100,
    });
    return data
      .filter(({ activity_type: kind }) => kind !== 'branch_deletion')
      .map(({ before, after, activity_type: kind, actor }) => ({
        before,
        after,
        kind,
        actor: actorOf(actor),
      }));
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
