import { RepositoryId } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** What a listing shows of the open pull requests of a repository. */
export interface OpenPulls {
  readonly repositoryId: RepositoryId;
  /** `owner/name` as it is now: the repository may have been renamed. */
  readonly fullName: string;
  /** Newest first. */
  readonly pulls: readonly { readonly number: number; readonly head: string; readonly updatedAt: string }[];
}

/** The open pull requests of a repository, at most `limit`; null when it is gone, archived or out of reach. */
export async function readOpenPulls(
  client: InstallationClient,
  repository: RepositoryRef,
  limit: number,
): Promise<OpenPulls | null> {
  const where = { owner: repository.owner, repo: repository.name };
  try {
    const { data: found } = await client.octokit.rest.repos.get(where);
    if (found.archived || found.disabled) return null;
    const pulls: { number: number; head: string; updatedAt: string }[] = [];
    const pages = client.octokit.paginate.iterator(client.octokit.rest.pulls.list, {
      ...where,
      state: 'open',
      per_page: 100,
    });
    for await (const { data } of pages) {
      pulls.push(
        ...data.map((pull) => ({ number: pull.number, head: pull.head.sha, updatedAt: pull.updated_at })),
      );
      if (pulls.length >= limit) break;
    }
    return { repositoryId: RepositoryId.parse(found.id), fullName: found.full_name, pulls };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
