/** A run that wants to be executed. */
export interface QueuedRun {
  readonly id: number;
  /** Runs of one group never overlap; null for a run that may overlap with any. */
  readonly group: string | null;
  readonly cancelInProgress: boolean;
  /** Executes the run to its end. Never rejects. */
  execute(): Promise<void>;
  /** Ends the run: where it waits, at once; where it runs, soon. */
  cancel(): void;
}

/**
 * Decides which run starts when: at most so many at once, one per concurrency group. Of a group at most one run
 * waits: a newer one takes its place, as on GitHub.
 */
export class RunQueue {
  readonly #slots: number;
  readonly #running = new Map<number, QueuedRun>();
  readonly #resting = new Set<number>();
  #waiting: QueuedRun[] = [];

  constructor(slots: number) {
    this.#slots = slots;
  }

  add(run: QueuedRun): void {
    if (run.group !== null) this.#makeRoom(run);
    this.#waiting.push(run);
    this.#start();
  }

  /** Cancels a run. Returns false when it neither waits nor runs. */
  cancel(id: number): boolean {
    const waiting = this.#waiting.find((run) => run.id === id);
    const found = waiting ?? this.#running.get(id);
    this.#waiting = this.#waiting.filter((run) => run !== waiting);
    found?.cancel();
    return found !== undefined;
  }

  /** A run that only waits takes nobody's place, but keeps its group's. */
  rest(id: number, resting: boolean): void {
    if (resting) this.#resting.add(id);
    else this.#resting.delete(id);
    this.#start();
  }

  cancelAll(): void {
    for (const run of [...this.#waiting, ...this.#running.values()]) this.cancel(run.id);
  }

  #makeRoom(run: QueuedRun): void {
    for (const other of this.#waiting.filter((one) => one.group === run.group)) this.cancel(other.id);
    if (!run.cancelInProgress) return;
    for (const other of this.#running.values()) if (other.group === run.group) other.cancel();
  }

  #start(): void {
    for (const run of [...this.#waiting]) {
      if (this.#running.size - this.#resting.size >= this.#slots) return;
      const busy = [...this.#running.values()].some(
        (other) => run.group !== null && other.group === run.group,
      );
      if (busy) continue;
      this.#waiting = this.#waiting.filter((other) => other !== run);
      this.#running.set(run.id, run);
      void run.execute().finally(() => {
        this.#running.delete(run.id);
        this.#resting.delete(run.id);
        this.#start();
      });
    }
  }
}
