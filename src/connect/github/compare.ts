import type { Sha } from '../../domain/ids.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { addedInPatch, changeKind } from './diff.ts';

/**
 * The files between two commits, for a description: at most 300, which is where GitHub stops. Nothing may be judged
 * on it.
 */
export async function compareFiles(
  client: InstallationClient,
  repository: RepositoryRef,
  base: Sha,
  head: Sha,
): Promise<ChangedFile[]> {
  const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({
    owner: repository.owner,
    repo: repository.name,
    basehead: `${base}...${head}`,
    per_page: 1,
  });
  return (data.files ?? []).map((file) => ({
    path: file.filename,
    ...(file.previous_filename === undefined ? {} : { previousPath: file.previous_filename }),
    status: changeKind(file.status),
    additions: file.additions,
    deletions: file.deletions,
    binary: file.patch === undefined && file.additions === 0 && file.deletions === 0,
    addedLines: file.patch === undefined ? [] : addedInPatch(file.patch),
  }));
}
