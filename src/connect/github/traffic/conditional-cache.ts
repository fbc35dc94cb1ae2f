import type { Caller } from './caller.ts';

/** What GitHub answered once, kept to be shown again when GitHub says that it has not changed. */
export interface Kept {
  readonly etag: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Bounds {
  readonly entries: number;
  /** Of all bodies together, in memory. */
  readonly bytes: number;
}

const defaultBounds: Bounds = { entries: 20_000, bytes: 32 * 1024 * 1024 };

/** No single answer takes more than this share of the cache. */
const largestShare = 1 / 16;
/** Beside the body: key, headers, and what a map needs for them. */
const overhead = 1024;

/**
 * Answers with their ETags, the least recently used forgotten first. It is never trusted by itself: GitHub is asked
 * each time whether the answer still holds, which costs nothing of the hourly limit when it does.
 */
export class ConditionalCache {
  readonly #bounds: Bounds;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(bounds: Bounds = defaultBounds) {
    this.#bounds = bounds;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get entries(): number {
    return this.#kept.size;
  }

  get(key: string): Kept | null {
    const found = this.#kept.get(key);
    if (found === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  /** Keeps an answer in place of the one before it, unless it is too large. */
  set(key: string, kept: Kept): void {
    this.delete(key);
    const size = sizeOf(kept);
    if (size > this.#bounds.bytes * largestShare) return;
    this.#kept.set(key, kept);
    this.#bytes += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#bounds.entries && this.#bytes <= this.#bounds.bytes) break;
      this.delete(oldest);
    }
  }

  /** Drops everything that belongs to one caller. */
  forget(caller: Caller): void {
    for (const key of this.#kept.keys()) {
      if (key.startsWith(keyOf(caller, ''))) this.delete(key);
    }
  }

  delete(key: string): void {
    const found = this.#kept.get(key);
    if (found === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= sizeOf(found);
  }
}

/** The key of an answer: what one caller was given is never found by another. */
export function keyOf(caller: Caller, request: string): string {
  return `${caller}\n${request}`;
}

/** Strings of JavaScript take up to two bytes a character. */
function sizeOf({ body }: Kept): number {
  return body.length * 2 + overhead;
}
