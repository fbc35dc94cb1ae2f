import { setTimeout as sleep } from 'node:timers/promises';

/** Holds deliveries back until a later one has overtaken them. */
export class Overtaking {
  #waiting: (() => void)[] = [];

  /** Resolves when another delivery has arrived, or after so many milliseconds, or when the signal says so. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const overtaken = new Promise<void>((resolve) => this.#waiting.push(resolve));
    const either = AbortSignal.any([over.signal, signal]);
    await Promise.race([overtaken, sleep(milliseconds, undefined, { signal: either }).catch(() => {})]);
    over.abort();
  }

  /** A delivery has arrived: those held back may go. */
  done(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }
}
