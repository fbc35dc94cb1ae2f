import type { components } from '@octokit/openapi-types';
import { readCommit } from '../git/commits.ts';

/** A commit as suites and workflow runs name their head. @throws {GitError} when it is not there. */
export async function simpleCommit(
  directory: string,
  sha: string,
): Promise<components['schemas']['simple-commit']> {
  const commit = await readCommit(directory, sha);
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}
