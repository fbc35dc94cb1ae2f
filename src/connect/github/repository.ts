import { RepositoryId } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** A repository as it is now. */
export interface RepositoryFacts {
  readonly id: RepositoryId;
  readonly defaultBranch: string;
}

/** Reads a repository by its present name; null when it is gone or this installation may not see it. */
export async function getRepository(
  client: InstallationClient,
  repository: RepositoryRef,
): Promise<RepositoryFacts | null> {
  try {
    const { data } = await client.octokit.rest.repos.get({ owner: repository.owner, repo: repository.name });
    return { id: RepositoryId.parse(data.id), defaultBranch: data.default_branch };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
