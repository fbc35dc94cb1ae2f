import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** Where a repository keeps its configuration. */
export const configurationPath = '.github/wired-chaos.yml';

/**
 * Reads the configuration text at a commit or branch. Always ask for the base's: a change never brings its own rules.
 * @returns null when the file does not exist there.
 */
export async function readConfigurationText(
  client: InstallationClient,
  repository: RepositoryRef,
  ref: string,
): Promise<string | null> {
  try {
    const { data } = await client.octokit.rest.repos.getContent({
      owner: repository.owner,
      repo: repository.name,
      path: configurationPath,
      ref,
    });
    if (Array.isArray(data) || data.type !== 'file') {
      throw new Error(`${configurationPath} is not a file at ${ref}`);
    }
    return Buffer.from(data.content, 'base64').toString('utf8');
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
