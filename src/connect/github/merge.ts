import { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isGraphqlRefusal, statusOf } from './errors.ts';
import { getPull } from './pull-requests.ts';
import type { LastCheck } from './traffic/fetch.ts';

/** Why GitHub does not merge now. `moved`: the head is another one. `refused`: something is in the way, in its words. */
export type MergeRefusal = { readonly kind: 'moved' } | { readonly kind: 'refused'; readonly why: string };

/** Reads an error of `mergePull` or `enqueuePull`; null when it is not GitHub's word on merging. */
export function mergeRefusal(error: unknown): MergeRefusal | null {
  const status = statusOf(error);
  if (status === 409) return { kind: 'moved' };
  if (status === 405 || status === 403 || isGraphqlRefusal(error)) {
    return { kind: 'refused', why: messageOf(error) };
  }
  return null;
}

/**
 * Merges a pull request if its head is still the given one. Branch protection has the last word.
 * @param lastCheck throws when it must not happen any more; made when the request's turn has come
 * @returns the commit that it became
 */
export async function mergePull(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  head: Sha,
  lastCheck: LastCheck,
): Promise<Sha> {
  const { data } = await client.octokit.rest.pulls.merge({
    owner: repository.owner,
    repo: repository.name,
    pull_number: number,
    sha: head,
    request: { lastCheck },
  });
  return Sha.parse(data.sha);
}

/**
 * The commit that a pull request became when the App merged this head; null when it did not.
 * @param bot login of the App's bot: what somebody else merged, the App did not
 */
export async function findMerge(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  { head, bot }: { readonly head: Sha; readonly bot: string },
): Promise<Sha | null> {
  const pull = await getPull(client, repository, number);
  if (pull === null || !pull.merged || pull.head.sha !== head || pull.merged_by?.login !== bot) return null;
  return pull.merge_commit_sha === null ? null : Sha.parse(pull.merge_commit_sha);
}

interface Enqueued {
  readonly enqueuePullRequest: { readonly mergeQueueEntry: { readonly id: string } | null } | null;
}

/**
 * Puts a pull request into its branch's merge queue if its head is still the given one.
 * @param id the pull request's node id
 * @param lastCheck as for {@link mergePull}
 */
export async function enqueuePull(
  client: InstallationClient,
  id: string,
  head: Sha,
  lastCheck: LastCheck,
): Promise<void> {
  await client.octokit.graphql<Enqueued>(
    `mutation ($id: ID!, $head: GitObjectID!) {
      enqueuePullRequest(input: { pullRequestId: $id, expectedHeadOid: $head }) { mergeQueueEntry { id } }
    }`,
    { id, head, request: { lastCheck } },
  );
}

interface Queueing {
  readonly repository: {
    readonly pullRequest: {
      readonly state: string;
      readonly headRefOid: string;
      readonly mergeQueueEntry: { readonly id: string } | null;
    } | null;
  } | null;
}

/** Whether this head of a pull request is in the merge queue, or has been merged. */
export async function isQueued(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  head: Sha,
): Promise<boolean> {
  const { repository: found } = await client.octokit.graphql<Queueing>(
    `query ($owner: String!, $name: String!, $number: Int!) {
      repository(owner: $owner, name: $name) {
        pullRequest(number: $number) { state headRefOid mergeQueueEntry { id } }
      }
    }`,
    { ...repository, number },
  );
  const pull = found?.pullRequest ?? null;
  return pull?.headRefOid === head && (pull.state === 'MERGED' || pull.mergeQueueEntry !== null);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
}
