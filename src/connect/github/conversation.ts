import type { Actor } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { actorOf } from './actor.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** A comment on an issue or pull request, as it reads now. Its body is untrusted text. */
export interface Comment {
  readonly id: number;
  readonly author: Actor;
  readonly body: string;
  /** ISO 8601, UTC; the two differ once it was edited. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Reads one comment again; null when it was deleted. */
export async function getComment(
  client: InstallationClient,
  repository: RepositoryRef,
  id: number,
): Promise<Comment | null> {
  try {
    const { data } = await client.octokit.rest.issues.getComment({
      owner: repository.owner,
      repo: repository.name,
      comment_id: id,
    });
    return {
      id: data.id,
      author: actorOf(data.user),
      body: data.body ?? '',
      createdAt: data.created_at,
      updatedAt: data.updated_at,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Messages of the commits of a pull request, at most 250: where GitHub stops. Untrusted text. */
export async function listCommitMessages(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
): Promise<string[]> {
  const commits = await client.octokit.paginate(client.octokit.rest.pulls.listCommits, {
    owner: repository.owner,
    repo: repository.name,
    pull_number: number,
    per_page: 100,
  });
  return commits.map((commit) => commit.commit.message);
}

/** Writes a comment. */
export async function say(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  body: string,
): Promise<void> {
  await client.octokit.rest.issues.createComment({
    owner: repository.owner,
    repo: repository.name,
    issue_number: number,
    body,
  });
}
