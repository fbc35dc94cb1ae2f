import type { ForeignCheck, OwnCheck } from '../../connect/github/checks.ts';
import type { GroupCommit, MergeGroup } from '../../connect/github/merge-groups.ts';
import type { Analysis } from '../../domain/analysis.ts';
import type { RepositoryId, Sha } from '../../domain/ids.ts';
import type { Diff } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Candidate } from '../pull-request/state.ts';

/** A pull request of the group, at its own present head, and the commit that brought it in. */
export interface Member {
  readonly candidate: Candidate;
  readonly commit: GroupCommit;
}

/** What every state of a group that is still there knows. */
interface Present {
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
  readonly group: MergeGroup;
  readonly checks: readonly OwnCheck[];
  /** Check runs with a name of ours that another App or workflow wrote. */
  readonly foreign: readonly ForeignCheck[];
}

/** One merge group, as far as this flow looks at it. */
export type MergeGroupState =
  /** No temporary branch of a merge queue has this head (any more). */
  | { readonly kind: 'gone' }
  /** What is in it cannot be told for certain: nothing of it may pass. */
  | (Present & { readonly kind: 'unclear'; readonly reason: string })
  | (Present & {
      readonly kind: 'group';
      /** Where it left its base branch: everything after this would get there. */
      readonly from: Sha;
      /** Everything that would get to the base branch. */
      readonly diff: Diff;
      /** What the policy's detectors saw in it. */
      readonly analysis: Analysis;
      /** In the order in which they were merged, at least one. */
      readonly members: readonly [Member, ...Member[]];
      readonly evidence: Candidate['evidence'];
      readonly newEvidence: Candidate['newEvidence'];
      readonly salt: string;
      /** ISO 8601, UTC: overrides expire. */
      readonly now: string;
    });
