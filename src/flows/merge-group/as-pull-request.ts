import type { MergeGroup } from '../../connect/github/merge-groups.ts';
import type { Sha } from '../../domain/ids.ts';
import type { Diff, PullRequest } from '../../domain/pull-request.ts';
import { fullName } from '../../domain/repository.ts';

/** A pull request of the group as it would be if the group were its head: what its evidence is judged by. */
export function asPullRequest(pull: PullRequest, group: MergeGroup, diff: Diff, from: Sha): PullRequest {
  return {
    ...pull,
    head: { sha: group.head, ref: group.ref, repository: fullName(pull.repository) },
    base: { sha: from, ref: group.base },
    diff,
  };
}
