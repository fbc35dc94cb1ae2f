import type { Octokit } from '@octokit/core';
import { organisation } from './world.ts';

type Files = Readonly<Record<string, string>>;

/** How a repository is named in a request. */
export function at(repository: string) {
  return { owner: organisation, repo: repository };
}

/** Opens a pull request into main with one commit of these files on it. Returns its number. */
export async function propose(
  author: Octokit,
  repository: string,
  change: { readonly branch: string; readonly title: string; readonly files: Files },
): Promise<number> {
  const { branch, title, files } = change;
  const sha = await writeCommit(author, repository, { onto: 'main', message: title, files });
  await author.request('POST /repos/{owner}/{repo}/git/refs', {
    ...at(repository),
    ref: `refs/heads/${branch}`,
    sha,
  });
  const { data } = await author.request('POST /repos/{owner}/{repo}/pulls', {
    ...at(repository),
    title,
    head: branch,
    base: 'main',
  });
  return data.number;
}

/** Replaces what a branch has beyond main with one commit of these files. Returns the new head. */
export async function forcePush(
  author: Octokit,
  repository: string,
  branch: string,
  files: Files,
): Promise<string> {
  const sha = await writeCommit(author, repository, { onto: 'main', message: 'Rewritten', files });
  await author.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
    ...at(repository),
    ref: `heads/${branch}`,
    sha,
    force: true,
  });
  return sha;
}

/** Adds a commit of these files to a branch. Returns the new head. */
export async function push(
  author: Octokit,
  repository: string,
  branch: string,
  files: Files,
): Promise<string> {
  const sha = await writeCommit(author, repository, { onto: branch, message: `More for ${branch}`, files });
  await author.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
    ...at(repository),
    ref: `heads/${branch}`,
    sha,
  });
  return sha;
}

/** Merges a pull request, whatever its checks say. */
export async function merge(person: Octokit, repository: string, number: number): Promise<void> {
  await person.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...at(repository),
    pull_number: number,
  });
}

/** Says what somebody thinks of the present head of a pull request. */
export async function review(
  person: Octokit,
  repository: string,
  number: number,
  event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT',
): Promise<void> {
  await person.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...at(repository),
    pull_number: number,
    event,
    body: 'I looked at it.',
  });
}

async function writeCommit(
  author: Octokit,
  repository: string,
  { onto, message, files }: { readonly onto: string; readonly message: string; readonly files: Files },
): Promise<string> {
  const where = at(repository);
  const { data: branch } = await author.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    ...where,
    ref: `heads/${onto}`,
  });
  const parent = branch.object.sha;
  const { data: base } = await author.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...where,
    commit_sha: parent,
  });
  const { data: tree } = await author.request('POST /repos/{owner}/{repo}/git/trees', {
    ...where,
    base_tree: base.tree.sha,
    tree: Object.entries(files).map(([path, content]) => ({
      path,
      mode: '100644' as const,
      type: 'blob' as const,
      content,
    })),
  });
  const { data } = await author.request('POST /repos/{owner}/{repo}/git/commits', {
    ...where,
    message,
    tree: tree.sha,
    parents: [parent],
  });
  return data.sha;
}
