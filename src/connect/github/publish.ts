import type { Change } from '../../domain/change.ts';
import { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

const parallelBlobs = 4;

/**
 * Stores a validated change as a commit that no branch points to yet. Nobody sees it before `createBranch`; the
 * commit is the App's own, so GitHub signs it.
 */
export async function createCommit(
  client: InstallationClient,
  repository: RepositoryRef,
  change: Change,
  trailer: string,
): Promise<Sha> {
  const where = { owner: repository.owner, repo: repository.name };
  const { data: base } = await client.octokit.rest.git.getCommit({ ...where, commit_sha: change.base });
  const tree: { path: string; mode: '100644' | '100755' | '120000'; type: 'blob'; sha: string | null }[] = [];
  for (let start = 0; start < change.edits.length; start += parallelBlobs) {
    const batch = change.edits.slice(start, start + parallelBlobs);
    tree.push(
      ...(await Promise.all(
        batch.map(async (edit) => {
          if (edit.kind === 'delete') {
            return { path: edit.path, mode: '100644' as const, type: 'blob' as const, sha: null };
          }
          const { data } = await client.octokit.rest.git.createBlob({
            ...where,
            content: edit.content,
            encoding: 'base64',
          });
          return { path: edit.path, mode: edit.mode, type: 'blob' as const, sha: data.sha };
        }),
      )),
    );
  }
  const { data: created } = await client.octokit.rest.git.createTree({
    ...where,
    base_tree: base.tree.sha,
    tree,
  });
  const { data: commit } = await client.octokit.rest.git.createCommit({
    ...where,
    message: `${change.message.subject}\n\n${change.message.body}\n\n${trailer}\n`,
    tree: created.sha,
    parents: [change.base],
  });
  return Sha.parse(commit.sha);
}

/** The commit a branch points to, or null when there is no such branch. */
export async function getBranchHead(
  client: InstallationClient,
  repository: RepositoryRef,
  branch: string,
): Promise<Sha | null> {
  try {
    const { data } = await client.octokit.rest.git.getRef({
      owner: repository.owner,
      repo: repository.name,
      ref: `heads/${branch}`,
    });
    return Sha.parse(data.object.sha);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Makes a branch point to a commit that exists. Fails when the branch is there already. */
export async function createBranch(
  client: InstallationClient,
  repository: RepositoryRef,
  branch: string,
  sha: Sha,
): Promise<void> {
  await client.octokit.rest.git.createRef({
    owner: repository.owner,
    repo: repository.name,
    ref: `refs/heads/${branch}`,
    sha,
  });
}

/**
 * Opens a pull request.
 * @returns its number
 */
export async function openPull(
  client: InstallationClient,
  repository: RepositoryRef,
  pull: { readonly title: string; readonly body: string; readonly head: string; readonly base: string },
): Promise<number> {
  const { data } = await client.octokit.rest.pulls.create({
    owner: repository.owner,
    repo: repository.name,
    ...pull,
  });
  return data.number;
}

/** Adds a label; GitHub creates it on first use and ignores one that is there. */
export async function addLabel(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  label: string,
): Promise<void> {
  await client.octokit.rest.issues.addLabels({
    owner: repository.owner,
    repo: repository.name,
    issue_number: number,
    labels: [label],
  });
}

/** Whether an issue or pull request has a label. */
export async function hasLabel(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  label: string,
): Promise<boolean> {
  const { data } = await client.octokit.rest.issues.get({
    owner: repository.owner,
    repo: repository.name,
    issue_number: number,
  });
  return data.labels.some((one) => (typeof one === 'string' ? one : one.name) === label);
}

/** Replaces the body of a pull request. */
export async function updatePullBody(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  body: string,
): Promise<void> {
  await client.octokit.rest.pulls.update({
    owner: repository.owner,
    repo: repository.name,
    pull_number: number,
    body,
  });
}
