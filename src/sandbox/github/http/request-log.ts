/** One request that the API answered (or refused to). */
export interface LoggedRequest {
  readonly method: string;
  /** Template of the route, or null when there was none. */
  readonly template: string | null;
  /** Path and query below `/api/v3`. */
  readonly path: string;
  readonly status: number;
  /** Login of the caller, or null. */
  readonly actor: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A local GitHub that is left running forgets its oldest requests. */
const most = 100_000;

/** What was asked of the API, so that tests can count calls, writes and 304s. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  readonly #listeners: ((entry: LoggedRequest) => void)[] = [];

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > most) this.entries.splice(0, most / 2);
    for (const listener of this.#listeners) listener(entry);
  }

  /** Calls the listener after each answered request. */
  onRequest(listener: (entry: LoggedRequest) => void): void {
    this.#listeners.push(listener);
  }
}
