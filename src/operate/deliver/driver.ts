import type { Sha } from '../../domain/ids.ts';

/** One revision on its way to one environment. Going back is a delivery of the earlier revision. */
export interface Delivery {
  /** Idempotency key: the same key again begins nothing new. */
  readonly key: string;
  readonly environment: string;
  readonly revision: Sha;
  /** The revision that is being taken back; absent when this goes forward. */
  readonly rollbackOf?: Sha;
}

/**
 * How a delivery stands. `unknown` is no end: whoever looks could not see, and has to look again. Texts may quote
 * what a service or another system said: untrusted.
 */
export type Progress =
  | { readonly kind: 'running'; readonly what: string }
  /** `since` is ISO 8601, UTC. */
  | { readonly kind: 'live'; readonly since: string }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** A way to bring a revision to an environment. */
export interface Driver {
  readonly name: string;
  /**
   * Begins; the same key again begins nothing new.
   * @returns a handle that {@link look} understands in any process
   * @throws {Error} when it could not be begun, or when that is not known: the same key may be tried again
   */
  begin(delivery: Delivery): Promise<string>;
  /** How it stands now. Does not throw for what can pass by itself: that is `unknown`. */
  look(handle: string): Promise<Progress>;
}
