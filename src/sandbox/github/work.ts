/** Everything that goes on after a response was sent, so that `idle()` can wait for it. */
export class Work {
  readonly #running = new Set<Promise<void>>();
  /** Work that waits for somebody outside: nothing happens in it until they act. */
  readonly #resting = new Set<Promise<void>>();
  #changed = Promise.withResolvers<void>();

  /**
   * Lets a piece of work run on its own; a failure is reported, never thrown.
   * @returns a way to say that it rests, as a run does that waits for an approval, or goes on
   */
  track(work: Promise<unknown>, failed: (error: unknown) => void): (resting: boolean) => void {
    const guarded = work.then(
      () => {},
      (error: unknown) => failed(error),
    );
    this.#running.add(guarded);
    void guarded.finally(() => {
      this.#running.delete(guarded);
      this.#resting.delete(guarded);
    });
    return (resting) => {
      if (resting) this.#resting.add(guarded);
      else this.#resting.delete(guarded);
      this.#changed.resolve();
      this.#changed = Promise.withResolvers();
    };
  }

  /** Resolves once nothing runs but what rests, work started meanwhile included. */
  async idle(): Promise<void> {
    const busy = () => [...this.#running].filter((work) => !this.#resting.has(work));
    for (;;) {
      // What rested and was just let go says so within this turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      if (busy().length === 0) return;
      await Promise.race([Promise.all(busy()), this.#changed.promise]);
    }
  }
}
