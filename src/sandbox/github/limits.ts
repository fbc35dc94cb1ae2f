/** What GitHub holds callers to. Each figure can be set smaller for a test or larger for a benchmark. */
export interface Limits {
  /** Requests an hour per installation or person. */
  readonly requestsPerHour: number;
  /** Requests an hour without authentication, per address. */
  readonly anonymousRequestsPerHour: number;
  /** Requests at the same time per caller. */
  readonly concurrentRequests: number;
  /** A read costs 1, a write 5. */
  readonly pointsPerMinute: number;
  /** GraphQL has budgets of its own: what a query costs an hour (here always 1), and points as above. */
  readonly graphqlPointsPerHour: number;
  readonly graphqlPointsPerMinute: number;
  readonly contentPerMinute: number;
  readonly contentPerHour: number;
  /** Seconds a webhook receiver has to answer. */
  readonly deliverySeconds: number;
  /** Files listed by compare and by a commit. */
  readonly compareFiles: number;
  /** Files listed by a pull request. */
  readonly pullFiles: number;
  /** Above either, a file's patch is left out. */
  readonly patchLines: number;
  readonly patchBytes: number;
  /** Of all patches together; once over, the patches of further files are left out. */
  readonly diffBytes: number;
  /** Entries of a recursive tree before it is truncated. */
  readonly treeEntries: number;
}

/**
 * GitHub's own figures.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * @see https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 * @see https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits
 */
export const githubLimits: Limits = {
  requestsPerHour: 5000,
  anonymousRequestsPerHour: 60,
  concurrentRequests: 100,
  pointsPerMinute: 900,
  graphqlPointsPerHour: 5000,
  graphqlPointsPerMinute: 2000,
  contentPerMinute: 80,
  contentPerHour: 500,
  deliverySeconds: 10,
  compareFiles: 300,
  pullFiles: 3000,
  patchLines: 20_000,
  patchBytes: 500 * 1024,
  diffBytes: 1024 * 1024,
  treeEntries: 100_000,
};
