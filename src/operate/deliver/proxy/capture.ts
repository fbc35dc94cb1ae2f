import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A sampled request and what was answered, as they passed: nothing is redacted yet. */
export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Null when there was none, or more than was asked for. */
  readonly body: Buffer | null;
  readonly status: number;
  readonly responseHeaders: IncomingHttpHeaders;
  /** Null when there was none, or more than was asked for. */
  readonly responseBody: Buffer | null;
  readonly durationMs: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** The version that answered. */
  readonly version: string;
}

/** What a sampler decides by. */
export type SampledRequest = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Says which exchanges are wanted. A request that is not sampled costs nothing more. */
export interface Capture {
  /** `maxBody` is in bytes, for each of the two bodies. */
  sampler(request: SampledRequest): false | { readonly maxBody: number };
  /** Is called after the answer; may not throw. */
  onExchange(exchange: Exchange): void;
}

/** Collects a body up to so many bytes. */
export class BodySample {
  readonly #most: number;
  #chunks: Buffer[] | null = [];
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(chunk: Buffer): void {
    if (this.#chunks === null) return;
    this.#size += chunk.length;
    if (this.#size > this.#most) this.#chunks = null;
    else this.#chunks.push(chunk);
  }

  /** Null when it was empty or too large. */
  body(): Buffer | null {
    return this.#chunks === null || this.#size === 0 ? null : Buffer.concat(this.#chunks);
  }
}
