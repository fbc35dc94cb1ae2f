import { meetsCanary } from './assignment.ts';
import type { Limits } from './limits.ts';
import type { Upstream } from './upstream.ts';

/** A version that meets a share of the clients. */
export interface Canary {
  readonly upstream: Upstream;
  /** Percent of the clients, 0 to 100. */
  readonly weight: number;
}

/** A request that waits for a version. */
export interface Waiter {
  cancel(): void;
}

/** Who answers requests: the live version, for some clients a canary, or for a while nobody. */
export class Traffic {
  #live: Upstream | null = null;
  #canary: Canary | null = null;
  readonly #limits: Limits;
  readonly #waiting = new Set<{ readonly go: () => void; readonly timer: NodeJS.Timeout }>();
  readonly #onUnreachable: (upstream: Upstream) => void;

  /** @param onUnreachable is told once when a version refuses connections; who supervises it looks at once */
  constructor(limits: Limits, onUnreachable: (upstream: Upstream) => void = () => {}) {
    this.#limits = limits;
    this.#onUnreachable = onUnreachable;
  }

  get live(): Upstream | null {
    return this.#live;
  }

  get canary(): Canary | null {
    return this.#canary;
  }

  /** Every request from here on goes there; what is under way elsewhere goes on. */
  setLive(upstream: Upstream | null): void {
    this.#live = upstream;
    this.#release();
  }

  setCanary(canary: Canary | null): void {
    this.#canary = canary;
    this.#release();
  }

  /** Whoever handles the next request of this client; null when nobody can be reached. */
  choose(key: string): Upstream | null {
    const canary = this.#canary;
    if (canary?.upstream.reachable && meetsCanary(key, canary.upstream.version, canary.weight))
      return canary.upstream;
    return this.#live?.reachable ? this.#live : null;
  }

  /** A connection was refused: nothing goes there until {@link reached}. */
  refused(upstream: Upstream): void {
    if (!upstream.reachable) return;
    upstream.reachable = false;
    this.#onUnreachable(upstream);
  }

  /** It listens again, or after all. */
  reached(upstream: Upstream): void {
    upstream.reachable = true;
    this.#release();
  }

  /**
   * Calls `go` once when a version may be reached again, or `late` when that took too long.
   * @returns null when too many wait already
   */
  wait(milliseconds: number, go: () => void, late: () => void): Waiter | null {
    if (this.#waiting.size >= this.#limits.waiting) return null;
    const timer = setTimeout(() => {
      this.#waiting.delete(waiter);
      late();
    }, milliseconds);
    const waiter = { go, timer };
    this.#waiting.add(waiter);
    return {
      cancel: () => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
      },
    };
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  #release(): void {
    const reachable = this.#live?.reachable || this.#canary?.upstream.reachable;
    if (!reachable || this.#waiting.size === 0) return;
    const released = [...this.#waiting];
    this.#waiting.clear();
    for (const { go, timer } of released) {
      clearTimeout(timer);
      go();
    }
  }
}
