/**
 * Whether anything of a run moves, or all of it waits to be let in. Told once nothing has moved for a turn of the
 * event loop, so that the moment between one job's end and the next one's beginning does not count.
 */
export class Activity {
  #moving = 0;
  #waiting = 0;
  #resting = false;
  readonly #tell: (resting: boolean) => void;

  constructor(tell: (resting: boolean) => void) {
    this.#tell = tell;
  }

  /** Something moves until the work has ended. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#move(1);
    try {
      return await work();
    } finally {
      this.#move(-1);
    }
  }

  /** Whoever moves only waits, until the work has ended, for others that move by themselves. */
  async suspended<T>(work: () => Promise<T>): Promise<T> {
    this.#move(-1);
    try {
      return await work();
    } finally {
      this.#move(1);
    }
  }

  /** Whoever moves waits to be let in. */
  async waiting<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    try {
      return await this.suspended(work);
    } finally {
      this.#waiting -= 1;
    }
  }

  #move(by: number): void {
    this.#moving += by;
    if (this.#moving > 0 && this.#resting) this.#say(false);
    if (this.#moving > 0 || this.#waiting === 0) return;
    setImmediate(() => {
      if (this.#moving === 0 && this.#waiting > 0 && !this.#resting) this.#say(true);
    });
  }

  #say(resting: boolean): void {
    this.#resting = resting;
    this.#tell(resting);
  }
}
