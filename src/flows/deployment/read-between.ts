import { isNotFound } from '../../connect/github/errors.ts';
import {
  type Commit,
  getDefaultBranch,
  listCommits,
  mergedPullOf,
  type PullSummary,
} from '../../connect/github/history.ts';
import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import { firstParents } from '../main-branch/suspects.ts';

/** A pull request on the line between two revisions. */
export interface BroughtPull extends PullSummary {
  /** Its commits on the line go from `before`, exclusive, to `until`; `before` is null at the root. */
  readonly before: Sha | null;
  readonly until: Sha;
}

/** What came in between two revisions. */
export interface Between {
  /** Newest first. */
  readonly pulls: readonly BroughtPull[];
  /** How many commits came without one. */
  readonly direct: number;
  /** There is more than could be listed. */
  readonly incomplete: boolean;
}

/** Each commit costs a request. */
const mostCommits = 60;

/**
 * The pull requests between two revisions on the first-parent line of the later one.
 * @param revisions.base null for everything before, of which only the newest commit is looked at
 */
export async function readBetween(
  { client }: FlowContext,
  repository: RepositoryRef,
  { base, head }: { readonly base: Sha | null; readonly head: Sha },
): Promise<Between> {
  const branch = await getDefaultBranch(client, repository);
  const listed = branch === null ? [] : await listUntilGone(client, repository, head);
  const line = firstParents(listed, head);
  const end = base === null ? 1 : line.findIndex(({ sha }) => sha === base);
  const commits = line.slice(0, end === -1 ? line.length : end).slice(0, mostCommits);
  const pulls = new Map<number, BroughtPull>();
  let direct = 0;
  for (const { sha, parents } of commits) {
    const pull = await mergedPullOf(client, repository, sha, branch?.name ?? '');
    const before = parents[0] ?? null;
    if (pull === null) direct += 1;
    else pulls.set(pull.number, { ...pull, before, until: pulls.get(pull.number)?.until ?? sha });
  }
  const incomplete = base !== null && (end === -1 || end > mostCommits);
  return { pulls: [...pulls.values()], direct, incomplete };
}

async function listUntilGone(
  client: FlowContext['client'],
  repository: RepositoryRef,
  head: Sha,
): Promise<Commit[]> {
  try {
    return await listCommits(client, repository, head);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}
