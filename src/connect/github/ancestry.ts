import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound, isUnprocessable } from './errors.ts';

/** Whether a commit is on a branch: its head, or one that its head stands on. A commit that is nowhere is not. */
export async function isWithin(
  client: InstallationClient,
  repository: RepositoryRef,
  commit: Sha,
  branch: string,
): Promise<boolean> {
  try {
    const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({
      owner: repository.owner,
      repo: repository.name,
      basehead: `${commit}...${branch}`,
      per_page: 1,
    });
    return data.status === 'ahead' || data.status === 'identical';
  } catch (error) {
    // A commit that nobody pushed here: either answer means that.
    if (isNotFound(error) || isUnprocessable(error)) return false;
    throw error;
  }
}
