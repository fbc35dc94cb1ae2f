import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { statusOf } from './errors.ts';

/** What became of asking GitHub to merge. `refused`: something is in the way, in GitHub's words. */
export type MergeResult =
  | { readonly kind: 'merged'; readonly sha: string }
  | { readonly kind: 'queued' }
  /** The head is another one by now. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly why: string };

/** Merges a pull request if its head is still the given one. Branch protection has the last word. */
export async function mergePull(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  head: Sha,
): Promise<MergeResult> {
  try {
    const { data } = await client.octokit.rest.pulls.merge({
      owner: repository.owner,
      repo: repository.name,
      pull_number: number,
      sha: head,
    });
    return { kind: 'merged', sha: data.sha };
  } catch (error) {
    if (statusOf(error) === 409) return { kind: 'moved' };
    if (statusOf(error) === 405 || statusOf(error) === 403) return { kind: 'refused', why: messageOf(error) };
    throw error;
  }
}

interface Enqueued {
  readonly enqueuePullRequest: { readonly mergeQueueEntry: { readonly id: string } | null } | null;
}

/**
 * Puts a pull request into its branch's merge queue if its head is still the given one.
 * @param id the pull request's node id
 */
export async function enqueuePull(client: InstallationClient, id: string, head: Sha): Promise<MergeResult> {
  try {
    await client.octokit.graphql<Enqueued>(
      `mutation ($id: ID!, $head: GitObjectID!) {
        enqueuePullRequest(input: { pullRequestId: $id, expectedHeadOid: $head }) { mergeQueueEntry { id } }
      }`,
      { id, head },
    );
    return { kind: 'queued' };
  } catch (error) {
    if (error instanceof Error && error.name === 'GraphqlResponseError') {
      return { kind: 'refused', why: error.message };
    }
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
}
