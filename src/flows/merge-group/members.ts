import { wantedWhole } from '../../change/policy/wanted-whole.ts';
import { type GroupCommit, type MergeGroup, readGroupCommit } from '../../connect/github/merge-groups.ts';
import { listOpenPullsAt } from '../../connect/github/pulls-at.ts';
import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';

/** A queue tries at most a hundred pull requests together; more commits than this are not looked at. */
const mostCommits = 25;

/** A commit of the group and the pull request it belongs to. */
export interface Brought {
  readonly number: number;
  readonly commit: GroupCommit;
}

/**
 * Which pull requests are in a group: one for each commit between where the group left its base and its head, by
 * first parents, oldest first.
 * @returns the reason when it cannot be told for every commit
 */
export async function readBrought(
  context: FlowContext,
  repository: RepositoryRef,
  group: MergeGroup,
  from: Sha,
): Promise<readonly Brought[] | { readonly unclear: string }> {
  const brought: Brought[] = [];
  for (let sha = group.head; sha !== from; ) {
    if (brought.length === mostCommits) return { unclear: `it has more than ${mostCommits} commits` };
    const commit = await readGroupCommit(context.client, repository, sha, wantedWhole);
    const [parent] = commit.parents;
    if (parent === undefined) return { unclear: `it does not stand on ${from.slice(0, 7)}` };
    const numbers = await numbersOf(context, repository, commit);
    if (sha === group.head && numbers.length > 0 && !numbers.includes(group.last)) {
      return {
        unclear: `its branch names #${group.last}, and ${sha.slice(0, 7)} merges #${numbers.join(', #')}`,
      };
    }
    const told = sha === group.head ? group.last : numbers[0];
    if (told === undefined) return { unclear: `nobody can tell which pull request ${sha.slice(0, 7)} is of` };
    brought.unshift({ number: told, commit });
    sha = parent;
  }
  return brought;
}

/**
 * The pull requests that a commit may be of: open ones whose head it merges; else the one that its message names, as
 * GitHub writes it. Whoever wrote the message cannot gain by it, for the change must be that pull request's.
 */
async function numbersOf(
  context: FlowContext,
  repository: RepositoryRef,
  { parents, message }: GroupCommit,
): Promise<readonly number[]> {
  const merged = parents[1];
  const open = merged === undefined ? [] : await listOpenPullsAt(context.client, repository, merged);
  if (open.length > 0) return open;
  const [subject = ''] = message.split('\n', 1);
  const named = /^Merge pull request #(\d+) from /.exec(subject) ?? /\(#(\d+)\)$/.exec(subject);
  return named === null ? [] : [Number(named[1])];
}
