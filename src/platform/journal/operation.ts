import type { DatabaseSync } from 'node:sqlite';

/**
 * Something that is done to the journal, known by its name, so that it can be asked for across threads. All of them
 * are listed in operations.ts.
 */
export interface Operation<in Args, out Result> {
  /** The store and what it does there, such as `inbox.accept`. */
  readonly name: string;
  /** A write runs in a group commit, where all of it or nothing happens; a read sees what is committed. */
  readonly kind: 'read' | 'write';
  /** Synchronous. Arguments and result must survive structured cloning: no functions, no class instances. */
  readonly run: (database: DatabaseSync, args: Args) => Result;
  /** Bytes in the arguments that the caller gives away: they may be moved to another thread instead of copied. */
  gives?(args: Args): readonly Uint8Array[];
  /** Bytes in the result that were made for it. */
  returns?(result: Result): readonly Uint8Array[];
}

/** Any operation; its arguments are known to whoever asked for it. */
export type AnyOperation = Operation<never, unknown>;
