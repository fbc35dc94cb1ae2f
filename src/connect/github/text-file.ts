import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/**
 * Reads a text file at a commit or branch.
 * @returns null when it does not exist there
 * @throws {Error} when something else than a file of at most 1 MB stands there
 */
export async function readTextFile(
  client: InstallationClient,
  repository: RepositoryRef,
  path: string,
  ref: string,
): Promise<string | null> {
  try {
    const { data } = await client.octokit.rest.repos.getContent({
      owner: repository.owner,
      repo: repository.name,
      path,
      ref,
    });
    if (Array.isArray(data) || data.type !== 'file' || data.encoding !== 'base64') {
      throw new Error(`${path} is not a small file at ${ref}`);
    }
    return Buffer.from(data.content, 'base64').toString('utf8');
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
