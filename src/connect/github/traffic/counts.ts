/** What was asked of GitHub since the process began, retries included. */
export interface Counts {
  /** Requests of the REST API. */
  readonly rest: number;
  readonly graphql: number;
  /** Of the former, those that GitHub answered with 304. */
  readonly notModified: number;
  /** Answered with an error, or not at all. */
  readonly failed: number;
}

/** Keeps count. */
export class Counter {
  #counts: Counts = { rest: 0, graphql: 0, notModified: 0, failed: 0 };

  get counts(): Counts {
    return this.#counts;
  }

  add(what: keyof Counts): void {
    this.#counts = { ...this.#counts, [what]: this.#counts[what] + 1 };
  }
}
