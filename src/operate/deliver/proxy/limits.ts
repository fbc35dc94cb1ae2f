/** What the proxy allows and waits for. Times in milliseconds. */
export interface Limits {
  /** Connections from clients at once; further ones are closed at once. */
  readonly connections: number;
  /** Requests to one version at once; further ones get a 503. */
  readonly inFlight: number;
  /** Requests that wait at once for a version that can be reached. */
  readonly waiting: number;
  /** For how long one of them waits before it gets a 503. */
  readonly waitFor: number;
  /** From handing a request over to the first byte of the answer; then a 504. */
  readonly response: number;
  /** For a connection to a version to be there. */
  readonly connect: number;
  /** For a client to send the head of a request. */
  readonly head: number;
  /** For a client to send a whole request; 0 for no bound. */
  readonly request: number;
  /** For how long an idle connection of a client stays open. */
  readonly keepAlive: number;
  /** Bytes of a request's head, and of an answer's; then a 431, or a 502. */
  readonly headBytes: number;
}

/** Fit for one machine: a version that hangs for four seconds holds all that came meanwhile. The keep-alive is longer than the minute after which most balancers let go. */
export const usualLimits: Limits = {
  connections: 10_000,
  inFlight: 4096,
  waiting: 4096,
  waitFor: 15_000,
  response: 60_000,
  connect: 5000,
  head: 30_000,
  request: 300_000,
  keepAlive: 65_000,
  headBytes: 16 * 1024,
};
