/** One note of a list. */
export interface Note {
  readonly key: string;
  readonly data: unknown;
}

/**
 * Small things to remember from one look to the next, such as how far a sweep has come. They are hints: whoever
 * reads one must be able to do without it. What proves something belongs on the ledger.
 */
export interface Notes {
  /** Null when there is none. */
  get(installation: number, key: string): Promise<unknown>;
  /** Notes whose key begins with the prefix, by key; only those after a key, where one is given. */
  list(installation: number, prefix: string, limit: number, after?: string): Promise<Note[]>;
  /** @throws {RangeError} when the data are longer than {@link longestNote}. */
  set(installation: number, key: string, data: unknown): Promise<void>;
  remove(installation: number, key: string): Promise<void>;
}

/** In characters of JSON. */
export const longestNote = 2_000_000;

/** @throws {RangeError} when it is too long to be kept. */
export function noteText(key: string, data: unknown): string {
  const text = JSON.stringify(data ?? null);
  if (text.length > longestNote)
    throw new RangeError(`the note ${key} has ${text.length} characters, more than ${longestNote}`);
  return text;
}
