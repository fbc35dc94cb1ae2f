import type { ChangedFile } from '../domain/pull-request.ts';

/** How long looking may take, in milliseconds. */
export interface Deadlines {
  /** For all detectors and files together. */
  readonly all: number;
  /** What each million characters adds to that. */
  readonly perMillion: number;
  /** For one detector and one file, once it is known that some file holds that detector up. */
  readonly file: number;
}

/** Of a pull request in the App, where others wait for their turn. */
export const usualDeadlines: Deadlines = { all: 20_000, perMillion: 0, file: 1000 };

/** Where a whole repository may be looked at, which no pull request brings; ten times what is usual for real source. */
export const localDeadlines: Deadlines = { all: 20_000, perMillion: 5000, file: 2000 };

/**
 * A time that somebody sets for everything together.
 * @param seconds as they are written, such as `90` or `0.5`
 * @param name of the setting
 * @throws {Error} when it is no such number
 */
export function deadlinesOf(seconds: string, name: string): Deadlines {
  const all = /^\d{1,5}(?:\.\d{1,3})?$/.test(seconds) ? Number(seconds) * 1000 : 0;
  if (all === 0) throw new Error(`${name} is a number of seconds, such as 90 or 0.5, not "${seconds}".`);
  return { all, perMillion: 0, file: Math.min(all, localDeadlines.file) };
}

/** For these files together, in milliseconds. */
export function deadlineOf(files: readonly ChangedFile[], { all, perMillion }: Deadlines): number {
  return all + (perMillion * files.reduce((sum, file) => sum + sizeOf(file), 0)) / 1e6;
}

/** In characters, roughly where only the number of lines is known. */
export function sizeOf({ texts, additions }: ChangedFile): number {
  return Math.max(texts?.readable === true ? (texts.head?.length ?? 0) : 0, additions * 40);
}
