import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { statusOf } from './errors.ts';

/** The present name of a repository by its id; null when this installation does not cover it (any more). */
export async function nameOfRepository(
  client: InstallationClient,
  id: number,
): Promise<RepositoryRef | null> {
  try {
    const { data } = await client.octokit.request('GET /repositories/{id}', { id });
    return { owner: data.owner.login, name: data.name };
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 403 || status === 451) return null;
    throw error;
  }
}
