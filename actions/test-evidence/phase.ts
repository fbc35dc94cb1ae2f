import type { Collected } from '../../src/domain/collected.ts';
import type { Commits } from './commits.ts';

/** What a phase prepares its tree from. */
export interface Preparation {
  /** The repository as it was checked out. It stays as it is. */
  readonly checkout: string;
  readonly commits: Commits;
  /** Globs of the files that are tests. */
  readonly tests: readonly string[];
  /** An empty folder. */
  readonly scratch: string;
}

/** A tree in which the commands are to be executed. */
export interface PreparedTree {
  readonly directory: string;
  /** How taking the change back went; the commands make no sense in a tree with conflicts. */
  readonly rollback: Collected['rollback'];
}

/** A phase of the evidence: one way to lay out the files. */
export interface Phase {
  /** In a few words, for people. */
  readonly title: string;
  /** Whether a command that fails fails the job; where not, a failure is what one wants to know. */
  readonly mustPass: boolean;
  /** @throws {Error} when the tree cannot be made. */
  prepare(preparation: Preparation): Promise<PreparedTree>;
}
