import type { Octokit } from '@octokit/core';
import { where } from './harness.ts';

type Client = Pick<Octokit, 'request'>;

/** The head of a branch. */
export async function headOf(client: Client, branch: string): Promise<string> {
  const input = { ...where, ref: `heads/${branch}` };
  return (await client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', input)).data.object.sha;
}

/**
 * Writes a commit, moving no branch.
 * @param change.parents the tree of the last is what the files are changed in; null deletes one
 */
export async function writeCommit(
  client: Client,
  change: {
    readonly parents: readonly string[];
    readonly message: string;
    readonly files: Readonly<Record<string, string | null>>;
  },
): Promise<string> {
  const parent = change.parents.at(-1) ?? '';
  const { data: onto } = await client.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...where,
    commit_sha: parent,
  });
  const entries = Object.entries(change.files).map(([path, content]) => ({
    ...{ path, mode: '100644' as const, type: 'blob' as const },
    ...(content === null ? { sha: null } : { content }),
  }));
  const tree =
    entries.length === 0
      ? onto.tree.sha
      : (
          await client.request('POST /repos/{owner}/{repo}/git/trees', {
            ...where,
            base_tree: onto.tree.sha,
            tree: entries,
          })
        ).data.sha;
  const { data } = await client.request('POST /repos/{owner}/{repo}/git/commits', {
    ...where,
    message: change.message,
    tree,
    parents: [...change.parents],
  });
  return data.sha;
}

/** Makes a branch at a commit. */
export async function writeBranch(client: Client, branch: string, sha: string): Promise<void> {
  await client.request('POST /repos/{owner}/{repo}/git/refs', { ...where, ref: `refs/heads/${branch}`, sha });
}

/** Opens a pull request into main with one commit on it. Returns its number. */
export async function proposeCommit(
  client: Client,
  branch: string,
  files: Readonly<Record<string, string | null>>,
): Promise<number> {
  const message = `Do ${branch}`;
  const sha = await writeCommit(client, { parents: [await headOf(client, 'main')], message, files });
  await writeBranch(client, branch, sha);
  const input = { ...where, title: message, head: branch, base: 'main' };
  return (await client.request('POST /repos/{owner}/{repo}/pulls', input)).data.number;
}
