/** A pull request that waits in a merge queue. */
export interface QueueEntry {
  readonly id: number;
  readonly pullNumber: number;
  /** The head that was put into the queue: a push takes it out again. */
  readonly headSha: string;
}

/** Pull requests that are tried together, merged one onto the other on a branch of their own. */
export interface MergeGroup {
  /** Full name of the temporary branch. */
  readonly ref: string;
  readonly baseSha: string;
  readonly headSha: string;
  /** In the order in which they were merged, each with the commit that did. */
  readonly merges: readonly { readonly entry: QueueEntry; readonly sha: string }[];
}

/** The merge queue of a branch. */
export interface MergeQueue {
  /** Pull requests that are tried together at most. */
  readonly groupSize: number;
  /** Those of the group included, in the order they came. */
  readonly entries: QueueEntry[];
  /** The group that is being checked, or null. */
  group: MergeGroup | null;
}
