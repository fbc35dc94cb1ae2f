/** Everything that goes on after a response was sent, so that `idle()` can wait for it. */
export class Work {
  readonly #running = new Set<Promise<void>>();

  /** Lets a piece of work run on its own; a failure is reported, never thrown. */
  track(work: Promise<unknown>, failed: (error: unknown) => void): void {
    const guarded = work.then(
      () => {},
      (error: unknown) => failed(error),
    );
    this.#running.add(guarded);
    void guarded.finally(() => this.#running.delete(guarded));
  }

  /** Resolves once nothing runs, work started meanwhile included. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
