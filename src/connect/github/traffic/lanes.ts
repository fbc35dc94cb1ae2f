import { AsyncLocalStorage } from 'node:async_hooks';
import Bottleneck from 'bottleneck';
import type { Priority } from '../../../domain/priority.ts';
import type { Caller } from './caller.ts';

/** GitHub lets no caller have more requests than this under way, all processes together. */
const mostAtOnce = 100;
/** What nobody waits for leaves room for everything else. */
const mostSweepsAtOnce = 20;

const urgency: Readonly<Record<Priority, number>> = { person: 1, event: 4, sweep: 8 };

/** Requests that GitHub sends notifications for, which it wants further apart than other writes. */
const notifies =
  /\/repos\/[^/]+\/[^/]+\/(?:issues|issues\/\d+\/comments|pulls|pulls\/\d+\/(?:merge|reviews|comments|requested_reviewers))$/;

/**
 * Where requests wait for their turn: all for one of a bounded number of places, the writes of a caller also
 * for a pause since the one before. Whoever is more urgent goes first.
 */
export class Lanes {
  readonly #places = new Bottleneck({ maxConcurrent: mostAtOnce });
  readonly #sweeps = new Bottleneck({ maxConcurrent: mostSweepsAtOnce });
  readonly #writes: Bottleneck.Group;
  readonly #notifications: Bottleneck.Group;

  /** @param spacing milliseconds between two writes of a caller; GitHub asks for a second */
  constructor(spacing: number) {
    this.#writes = new Bottleneck.Group({ maxConcurrent: 1, minTime: spacing });
    this.#notifications = new Bottleneck.Group({ maxConcurrent: 1, minTime: spacing * 3 });
  }

  /** Waits until a write of the caller may begin. */
  async pauseBetweenWrites(caller: Caller, priority: Priority, path: string): Promise<void> {
    const options = { priority: urgency[priority] };
    const key = String(caller);
    await this.#writes.key(key).schedule(options, begin);
    if (notifies.test(path)) await this.#notifications.key(key).schedule(options, begin);
  }

  /** Does something in one of the places. */
  run<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    const options = { priority: urgency[priority] };
    // Whoever leaves a place lets the next one in, and must not lend it its trace.
    const own = AsyncLocalStorage.bind(work);
    const inPlace = () => this.#places.schedule(options, own);
    return priority === 'sweep' ? this.#sweeps.schedule(inPlace) : inPlace();
  }
}

async function begin(): Promise<void> {}
