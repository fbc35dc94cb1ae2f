/** What one version did in one second. */
export interface SecondOfVersion {
  readonly version: string;
  /** Unix time in seconds. */
  readonly second: number;
  /** Answered, or failed. */
  readonly requests: number;
  /** Of those: a status of 500 or more, or no answer. */
  readonly errors: number;
  /** Milliseconds from the request's arrival to the end of its answer; 0 where there was none. */
  readonly p50: number;
  readonly p99: number;
}

/** So many latencies of a second are kept for its quantiles; of more, a fair sample. */
const mostSamples = 4096;

/** Entries: an hour of one version. */
const mostSeconds = 3600;

interface Open {
  requests: number;
  errors: number;
  readonly times: Float64Array;
}

/** Counts per version and second. Bounded. */
export class Metrics {
  #second = 0;
  readonly #open = new Map<string, Open>();
  readonly #closed: SecondOfVersion[] = [];
  readonly #now: () => number;

  /** @param now Unix time in milliseconds */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  count(version: string, milliseconds: number, error: boolean): void {
    this.#turn();
    let open = this.#open.get(version);
    if (open === undefined) {
      open = { requests: 0, errors: 0, times: new Float64Array(mostSamples) };
      this.#open.set(version, open);
    }
    // Reservoir sampling (Vitter's algorithm R).
    const at = open.requests < mostSamples ? open.requests : Math.floor(Math.random() * (open.requests + 1));
    if (at < mostSamples) open.times[at] = milliseconds;
    open.requests += 1;
    if (error) open.errors += 1;
  }

  /** Whole seconds with requests, oldest first. */
  seconds(): readonly SecondOfVersion[] {
    this.#turn();
    return [...this.#closed];
  }

  #turn(): void {
    const second = Math.floor(this.#now() / 1000);
    if (second === this.#second) return;
    for (const [version, { requests, errors, times }] of this.#open) {
      if (requests === 0) {
        this.#open.delete(version);
        continue;
      }
      const sorted = times.subarray(0, Math.min(requests, mostSamples)).sort();
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      this.#closed.push({ version, second: this.#second, requests, errors, p50: at(0.5), p99: at(0.99) });
      this.#open.set(version, { requests: 0, errors: 0, times });
    }
    if (this.#closed.length > mostSeconds) this.#closed.splice(0, this.#closed.length - mostSeconds);
    this.#second = second;
  }
}
