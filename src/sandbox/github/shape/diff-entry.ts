import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import { changedFiles, type FileChange, patches } from '../git/diff.ts';
import type { Repository } from '../state/repository.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

type Entry = components['schemas']['diff-entry'];

/**
 * The changed files between two commits, at most `limit` of them (what is beyond is not listed, as on GitHub).
 * Patches of binary files are missing, and so are those beyond the size limits.
 * @param diff `from` is null for "everything is new"; `directory` where it is not the repository's own
 */
export async function diffEntries(
  context: Context,
  repository: Repository,
  diff: { readonly from: string | null; readonly to: string; readonly directory?: string },
  limit: number,
): Promise<Entry[]> {
  const directory = diff.directory ?? repository.directory;
  const [files, texts] = await Promise.all([
    changedFiles(directory, diff.from, diff.to),
    patches(directory, diff.from, diff.to),
  ]);
  const { patchBytes, patchLines, diffBytes } = context.limits;
  let total = 0;
  return files.slice(0, limit).map((file) => {
    const patch = texts.get(file.path);
    const size = patch === undefined ? 0 : Buffer.byteLength(patch);
    const fits =
      size <= patchBytes &&
      total + size <= diffBytes &&
      (file.additions ?? 0) + (file.deletions ?? 0) <= patchLines;
    if (fits) total += size;
    return entry(context, repository, file, diff.to, fits ? patch : undefined);
  });
}

function entry(
  context: Context,
  repository: Repository,
  file: FileChange,
  head: string,
  patch: string | undefined,
): Entry {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const page = repositoryPage(context, repository);
  const additions = file.additions ?? 0;
  const deletions = file.deletions ?? 0;
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${page}/blob/${head}/${path}`,
    raw_url: `${page}/raw/${head}/${path}`,
    contents_url: `${repositoryUrl(context, repository)}/contents/${path}?ref=${head}`,
    ...(patch === undefined ? {} : { patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
