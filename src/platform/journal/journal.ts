import type { Operation } from './operation.ts';

/**
 * The write was not acknowledged, and the caller may try again later. Nothing of it is on disk, unless the journal's
 * thread ended while it was under way: then that is not known.
 */
export class JournalUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JournalUnavailable';
  }
}

/**
 * What survives a power cut: an SQLite file, fsynced before a write is acknowledged. Writes that arrive together are
 * committed together, with one fsync. It is used only through operations, so that it can live on a thread of its own.
 */
export interface Journal {
  /**
   * Runs a read on what is committed, or a write in the next commit; a write resolves once it is on disk. All of a
   * write or nothing happens; when it throws, the others of the same commit are not affected.
   * @throws {JournalUnavailable} when the commit fails, too many operations wait, or the journal is closed.
   */
  run<Args, Result>(operation: Operation<Args, Result>, args: Args): Promise<Result>;
  /** Writes what waits, then closes. */
  close(): Promise<void>;
}
