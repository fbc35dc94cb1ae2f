import type { JobEntry } from '../../contract.ts';

type Group = NonNullable<JobEntry['concurrency']>;

/** Jobs that may wait in line for a group with `queue: max`. */
const longestQueue = 100;

interface Member {
  readonly abort: AbortController;
  readonly turn: PromiseWithResolvers<Turn | null>;
}

/** A place in a concurrency group. */
export interface Turn {
  /** Aborts when a newer job takes this one's place. */
  readonly cancelled: AbortSignal;
  /** Gives the place to the next. */
  release(): void;
}

/**
 * Concurrency groups of single jobs: one of a group runs at a time, and at most one waits unless the queue is `max`.
 * A job holds its place while it waits for its environment. Groups of whole runs are RunQueue's.
 * @see https://docs.github.com/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
export class JobGroups {
  readonly #groups = new Map<string, { running: Member; readonly waiting: Member[] }>();

  /** Waits for a place in the group of a repository; null when a newer job took the place in line, or it was cancelled. */
  async enter(repositoryId: number, group: Group, signal: AbortSignal): Promise<Turn | null> {
    const key = `${repositoryId} ${group.group.toLowerCase()}`;
    const member: Member = { abort: new AbortController(), turn: Promise.withResolvers() };
    const known = this.#groups.get(key);
    if (known === undefined) {
      this.#groups.set(key, { running: member, waiting: [] });
      return this.#turn(key, member);
    }
    if (group.queue === 'single') for (const other of known.waiting.splice(0)) other.turn.resolve(null);
    if (known.waiting.length >= longestQueue) known.waiting.shift()?.turn.resolve(null);
    known.waiting.push(member);
    if (group.cancelInProgress) known.running.abort.abort();
    const leave = () => {
      const at = known.waiting.indexOf(member);
      if (at >= 0) known.waiting.splice(at, 1);
      member.turn.resolve(null);
    };
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    const turn = await member.turn.promise;
    signal.removeEventListener('abort', leave);
    return turn;
  }

  #turn(key: string, member: Member): Turn {
    let released = false;
    return {
      cancelled: member.abort.signal,
      release: () => {
        if (released) return;
        released = true;
        const group = this.#groups.get(key);
        const next = group?.waiting.shift();
        if (group === undefined || next === undefined) {
          this.#groups.delete(key);
          return;
        }
        group.running = next;
        next.turn.resolve(this.#turn(key, next));
      },
    };
  }
}
