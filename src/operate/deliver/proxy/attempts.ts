import type { Gateway } from './gateway.ts';
import type { OwnAnswer } from './own-answer.ts';
import type { Waiter } from './traffic.ts';
import type { Upstream } from './upstream.ts';

/** What a client may be answered by two versions: asking twice comes to the same (RFC 9110, 9.2.2). */
const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** Before the second try: who is being killed loses its connections a moment before it stops listening. */
const breather = 20;

/** How a failed try is to be told to the client, if it was the last one. */
export interface Failure {
  /** Whether the request may have reached the version. */
  readonly sent: boolean;
  /** Whether something of the request's body is gone. */
  readonly consumed: boolean;
  readonly answer: OwnAnswer;
}

/**
 * The tries of one request: handed over once, and once more when a version fell silent before it answered and asking
 * twice is harmless. Where a connection was refused nothing was handed over; that is no try, but the request waits
 * until a version can be reached, for a bounded time.
 */
export class Attempts {
  readonly #gateway: Gateway;
  readonly #mayRepeat: boolean;
  readonly #key: string;
  readonly #hand: (upstream: Upstream) => void;
  readonly #giveUp: (answer: OwnAnswer) => void;
  #handed = 0;
  #waiter: Waiter | null = null;
  #timer: NodeJS.Timeout | null = null;
  #until = 0;

  /** @param parts.hand hands it to a version; reports a failure to {@link failed} */
  constructor(parts: {
    readonly gateway: Gateway;
    readonly method: string | undefined;
    readonly key: string;
    readonly hand: (upstream: Upstream) => void;
    readonly giveUp: (answer: OwnAnswer) => void;
  }) {
    this.#gateway = parts.gateway;
    this.#mayRepeat = idempotent.has(parts.method ?? '');
    this.#key = parts.key;
    this.#hand = parts.hand;
    this.#giveUp = parts.giveUp;
  }

  /** Hands it to whoever is to answer, now or as soon as somebody can. */
  next(): void {
    const { traffic, limits } = this.#gateway;
    const upstream = traffic.choose(this.#key);
    if (upstream === null) {
      this.#wait();
    } else if (upstream.inFlight >= limits.inFlight) {
      this.#giveUp(busy);
    } else {
      this.#hand(upstream);
    }
  }

  /** A try came to nothing, before any byte of an answer reached the client. */
  failed(upstream: Upstream, { sent, consumed, answer }: Failure): void {
    if (sent) this.#handed += 1;
    else this.#gateway.traffic.refused(upstream);
    if (consumed || (sent && (!this.#mayRepeat || this.#handed > 1))) {
      this.#giveUp(answer);
    } else if (sent) {
      this.#timer = setTimeout(() => this.next(), breather);
    } else {
      this.next();
    }
  }

  /** Whether this is the second try. */
  get again(): boolean {
    return this.#handed > 0;
  }

  /** Nobody wants the answer any more. */
  cancel(): void {
    this.#waiter?.cancel();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #wait(): void {
    const { traffic, limits } = this.#gateway;
    // However often it has to wait: together no longer than that.
    if (this.#until === 0) this.#until = performance.now() + limits.waitFor;
    const left = this.#until - performance.now();
    const giveUp = () => this.#giveUp(nobody);
    this.#waiter = left <= 0 ? null : traffic.wait(left, () => this.next(), giveUp);
    if (this.#waiter === null) giveUp();
  }
}

const nobody: OwnAnswer = {
  status: 503,
  error: 'destination_unavailable',
  why: 'no version of this service can be reached at the moment; try again shortly',
};

const busy: OwnAnswer = {
  status: 503,
  error: 'connection_limit_reached',
  why: 'too many requests are under way; try again shortly',
};
