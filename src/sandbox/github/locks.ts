/** One writer at a time per key: refs of a repository are moved, compared and reported in turn. */
export class Locks {
  readonly #tails = new Map<number, Promise<unknown>>();

  /** Runs the action once all earlier ones of the same key have ended. Not re-entrant. */
  async hold<T>(key: number, action: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(action, action);
    const tail = result.catch(() => {});
    this.#tails.set(key, tail);
    try {
      return await result;
    } finally {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    }
  }
}
