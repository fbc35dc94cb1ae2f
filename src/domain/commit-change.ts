import type { AddedLine, ChangedFile } from './pull-request.ts';

/** A file of one commit, with the lines that the commit takes away. */
export interface CommitFile {
  readonly file: ChangedFile;
  readonly removedLines: readonly AddedLine[];
}

/** What one commit changes by itself: a merge, only what none of its parents has. */
export interface CommitChange {
  readonly commit: string;
  readonly files: readonly CommitFile[];
  /** Paths of which it is not known what the commit changes in them, and why. */
  readonly unread: readonly { readonly path: string; readonly why: string }[];
}
