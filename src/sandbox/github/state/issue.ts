export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly repositoryId: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'reopened' | 'not_planned' | 'duplicate' | null;
  readonly authorId: number;
  /** The App through which it was made. */
  readonly appId: number | null;
  /** Names of labels of the repository, in the order they were added. */
  readonly labels: Set<string>;
  readonly assigneeIds: Set<number>;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedById: number | null;
  /** Oldest first. */
  readonly comments: Comment[];
  /** What makes the issue a pull request, or null. */
  readonly pull: PullRequest | null;
}

export interface Comment {
  readonly id: number;
  readonly issueNumber: number;
  readonly authorId: number;
  readonly appId: number | null;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly reactions: Reaction[];
}

export interface Reaction {
  readonly id: number;
  readonly userId: number;
  readonly content: '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';
  readonly createdAt: string;
}

export interface PullRequest {
  readonly id: number;
  /** Null when the fork is gone. */
  readonly headRepositoryId: number | null;
  readonly headOwnerLogin: string;
  readonly headRef: string;
  headSha: string;
  baseRef: string;
  /** When somebody chose another base, oldest first. */
  readonly baseChanges: { readonly id: number; readonly byId: number; readonly at: string }[];
  /** Tip of the base branch when the head last moved. */
  baseSha: string;
  draft: boolean;
  merged: { readonly at: string; readonly byId: number; readonly sha: string } | null;
  /** The test merge, while open: null when base and head conflict. Refreshed when the pull request is read. */
  testMergeSha: string | null;
  /** What the test merge is of; null before the first. */
  tested: { readonly base: string; readonly head: string } | null;
  readonly maintainerCanModify: boolean;
  /** Oldest first. */
  readonly reviews: Review[];
  readonly requestedReviewerIds: Set<number>;
  /** Slugs of teams of the base repository's organisation. */
  readonly requestedTeams: Set<string>;
}

export interface Review {
  readonly id: number;
  readonly authorId: number;
  body: string;
  state: 'PENDING' | 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly commitSha: string;
  submittedAt: string | null;
  updatedAt: string;
}
