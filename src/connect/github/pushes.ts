import type { Sha } from '../../domain/ids.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/**
 * When the push that made a commit the head of a branch arrived, by GitHub's own log and not by the commit's dates.
 * @returns ISO 8601, UTC, or null when the log does not show it
 */
export async function pushedAt(
  client: InstallationClient,
  branch: { readonly owner: string; readonly name: string; readonly ref: string },
  head: Sha,
): Promise<string | null> {
  try {
    const { data } = await client.octokit.rest.repos.listActivities({
      owner: branch.owner,
      repo: branch.name,
      ref: `refs/heads/${branch.ref}`,
      per_page: 10,
    });
    return data.find((activity) => activity.after === head)?.timestamp ?? null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
